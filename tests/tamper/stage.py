"""Play one case: lay out the fund, tamper, ask the verifier, undo, ask again.

In:    a `Case`, the ground, a verifier, a folder to work in.
Out:   every difference between what was told and what the case expects.
Never: judges by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.tamper import filesteps, gitsteps, keysteps, logsteps, sitesteps
from tests.tamper.case import CLEAN, Case
from tests.tamper.ground import Ground
from tests.tamper.scene import Scene
from tests.tamper.siteground import PACK, Sites
from tests.tamper.siteverdicts import SiteVerifier, unlisted
from tests.tamper.siteverdicts import in_process as site_in_process
from tests.tamper.verdicts import Verdict, Verifier, differences

STEPS: Mapping[str, Callable[[Scene, Any], None]] = {
    **filesteps.STEPS,
    **keysteps.STEPS,
    **gitsteps.STEPS,
    **sitesteps.STEPS,
    **logsteps.STEPS,
}
_Ground = tuple[str, bool, tuple[str, ...]]


@dataclass
class Stage:
    """Verifiers and where to work; what they say of the untouched funds and sites is asked once."""

    ground: Ground
    sites: Sites
    verifier: Verifier
    site_verifier: SiteVerifier = site_in_process
    _untouched: dict[_Ground, Verdict] = field(default_factory=dict)

    def lay_out(self, case: Case, folder: Path) -> Scene:
        """The fund or the site of a case, tampered with, in `folder`."""
        self._restore(case, folder)
        published, marks = (self.sites.folder, self.sites.marks()) if case.of else (Path(), {})
        scene = Scene(self.ground, case.start, folder, case.git, published=published, marks=marks)
        for name, said in case.steps:
            STEPS[name](scene, said)
        return scene

    def play(self, case: Case, place: Path) -> list[str]:
        """All that is not as `case` expects, the undoing included; nothing when it holds.

        `place` may be the same for every case: each ground has its folder there, which is put right again.
        """
        folder = place / f"{case.start}-{'git' if case.git else 'stick'}"
        before = self._before(case, folder)
        scene = self.lay_out(case, folder)
        told = self._ask(case, folder)
        found = differences(case, told.beyond(before), scene.name, scene.filled)
        found += unlisted(case, told, scene.filled)
        self._restore(case, folder)
        after = self._ask(case, folder)
        if after != before:
            found.append(f"undone, it is not as before: {after.beyond(before)}")
        return found

    def _ask(self, case: Case, folder: Path) -> Verdict:
        if case.of:
            return self.site_verifier(folder / PACK if case.of == "pack" else folder, self.sites.held(case.held))
        return self.verifier(folder, case.git)

    def _restore(self, case: Case, folder: Path) -> None:
        if case.of:
            self.sites.copy(case.of, folder)
        else:
            self.ground.copy(case.start, folder, git=case.git)

    def _before(self, case: Case, folder: Path) -> Verdict:
        start = (case.start, case.git, case.held)
        if start not in self._untouched:
            self._restore(case, folder)
            verdict = self._ask(case, folder)
            if verdict.code != CLEAN:
                raise ValueError(f"the untouched fund {case.start} does not pass: {verdict}")
            self._untouched[start] = verdict
        return self._untouched[start]
