"""Play one case: lay out the fund, tamper, ask the verifier, undo, ask again.

In:    a `Case`, the ground, a verifier, a folder to work in.
Out:   every difference between what was told and what the case expects.
Never: judges by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.tamper import filesteps, gitsteps, keysteps
from tests.tamper.case import CLEAN, Case
from tests.tamper.ground import Ground
from tests.tamper.scene import Scene
from tests.tamper.verdicts import Verdict, Verifier, differences

STEPS: Mapping[str, Callable[[Scene, Any], None]] = {**filesteps.STEPS, **keysteps.STEPS, **gitsteps.STEPS}


@dataclass
class Stage:
    """A verifier and where to work; what it says of the untouched funds is asked once."""

    ground: Ground
    verifier: Verifier
    _untouched: dict[tuple[str, bool], Verdict] = field(default_factory=dict)

    def lay_out(self, case: Case, folder: Path) -> Scene:
        """The fund of a case, tampered with, in `folder`."""
        self.ground.copy(case.start, folder, git=case.git)
        scene = Scene(self.ground, case.start, folder, case.git)
        for name, said in case.steps:
            STEPS[name](scene, said)
        return scene

    def play(self, case: Case, place: Path) -> list[str]:
        """All that is not as `case` expects, the undoing included; nothing when it holds.

        `place` may be the same for every case: each fund has its folder there, which is put right again.
        """
        folder = place / f"{case.start}-{'git' if case.git else 'stick'}"
        before = self._before(case, folder)
        scene = self.lay_out(case, folder)
        found = differences(case, self.verifier(folder, case.git).beyond(before), scene.name)
        self.ground.copy(case.start, folder, git=case.git)
        after = self.verifier(folder, case.git)
        if after != before:
            found.append(f"undone, it is not as before: {after.beyond(before)}")
        return found

    def _before(self, case: Case, folder: Path) -> Verdict:
        start = (case.start, case.git)
        if start not in self._untouched:
            self.ground.copy(case.start, folder, git=case.git)
            verdict = self.verifier(folder, case.git)
            if verdict.code != CLEAN:
                raise ValueError(f"the untouched fund {case.start} does not pass: {verdict}")
            self._untouched[start] = verdict
        return self._untouched[start]
