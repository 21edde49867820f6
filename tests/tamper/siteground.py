"""The published grounds: a small fund's site, the site of the day before, its audit pack; made once, then copied.

In:    a place to work in.
Out:   three folders that no case touches; the words a case may use for numbers that the fund decides; what a
       stranger may hold in his hand.
Never: asks a verifier, tampers.

The fund is the ground `town` and one record more: who witnesses. The log goes over two tiles. The township has looked
twice, the second time at everything; a guest, whom nobody named, has looked as well.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hzpub.base.words import Words
from hzpub.pipeline import check_fund
from hzpub.publish.mkdocs_runs import build_site
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.notes import WITNESS, Note, VerifierKey, cosign
from hzpub.trust.tiles import WIDTH
from hzpub.trust.witnesses import NAME as WITNESS_LINES
from hzpub.verify.packing import pack_files, zipped
from tests.tamper import gitsteps, keysteps
from tests.tamper.ground import Ground, level
from tests.tamper.scene import Scene

FUND = "town"
PACK = "audit.zip"
"""What the verifier is asked about in the ground `pack`; a site is the folder itself."""
SEEDS = {name: bytes([number]) * 32 for number, name in enumerate(("township", "villager", "guest", "stranger"), 11)}
_NOON = 1_750_000_000
Option = tuple[str, str]


@dataclass
class Sites:
    """Everything that was published of one small fund; made when it is first asked for."""

    ground: Ground
    folder: Path

    def whole(self, name: str) -> Path:
        """The untouched ground called `name`."""
        return self._made / name

    def copy(self, name: str, target: Path) -> None:
        """Make `target` equal to the ground, touching only what differs."""
        level(self.whole(name), target)

    def marks(self) -> dict[str, str]:
        """Words in braces that a case may use: how many records there are, were, and lie in the last tile."""
        size, older = self._sizes
        return {"{size}": str(size), "{older}": str(older), "{rest}": str(size % WIDTH), "{before}": str(older % WIDTH)}

    def held(self, names: Sequence[str]) -> list[Option]:
        """What a stranger holds: `slip`, `key`, `witnessed` of the untouched site; the guest's key as a witness."""
        checkpoint = self.whole("site") / "log/checkpoint"
        now = _newest(self.whole("site"))
        brought = {
            "slip": ("--slip", f"{now.size} {now.fingerprint}"),
            "key": ("--key", (self.whole("site") / "log/log.vkey").read_text(encoding="ascii").strip()),
            "witnessed": ("--witnessed", str(checkpoint)),
            "guest": ("--witness", vkey("guest")),
        }
        return [brought[name] for name in names]

    @cached_property
    def _sizes(self) -> tuple[int, int]:
        return _newest(self.whole("site")).size, _newest(self.whole("older")).size

    @cached_property
    def _made(self) -> Path:
        """Publish, agree on witnesses, let them look, publish again, pack; answers the folder."""
        fund = self.folder / "fund"
        self.ground.copy(FUND, fund, git=True)
        _build(fund)
        shutil.copytree(fund / "site", self.folder / "older")
        leaves = self._agree(fund)
        tree = Tree(map(leaf_hash, leaves))
        lines = [vkey(name) for name in ("township", "villager", "guest")]
        for size, name in ((len(tree) - 1, "township"), (len(tree), "township"), (len(tree), "guest")):
            text = Checkpoint(f"hzpub/{self.ground.fund_id()}", size, tree.root(size)).text
            lines.append(f"{size} {cosign(text, name, SEEDS[name], _NOON + size)}")
        (fund / WITNESS_LINES).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        gitsteps.commit(self._scene(fund), {})
        _build(fund)
        shutil.copytree(fund / "site", self.folder / "site")
        (self.folder / "pack").mkdir()
        (self.folder / "pack" / PACK).write_bytes(zipped(pack_files(fund, check_fund(fund), fund / "site")))
        return self.folder

    def _agree(self, fund: Path) -> list[bytes]:
        """Enter who witnesses: the township alone, or the villager. Answers all leaves."""
        rows = [
            {"name": "乡镇财政所", "vkey": vkey("township"), "alone": "yes"},
            {"name": "村民代表", "vkey": vkey("villager"), "alone": "no"},
        ]
        boxes = {"witnesses": rows, "quorum": 1, "reason": "成立大会议定"}
        scene = self._scene(fund)
        keysteps.enter(scene, {"kind": "witness_policy", "boxes": boxes, "seals": ["supervisors", "township_finance"]})
        return [path.read_bytes() for path in scene.records()]

    def _scene(self, fund: Path) -> Scene:
        return Scene(self.ground, FUND, fund, git=True)


def vkey(name: str) -> str:
    """The verifier key of one of SEEDS, as a witness."""
    return str(VerifierKey.of_seed(name, WITNESS, SEEDS[name]))


def _newest(site: Path) -> Checkpoint:
    return Checkpoint.parse(Note.parse((site / "log/checkpoint").read_bytes()).text)


def _build(fund: Path) -> None:
    if build_site(fund, None, Words.chinese()):
        raise ValueError(f"{fund} cannot be published")
