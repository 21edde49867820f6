"""The keys of an invented fund: every one follows from the seed, so that they protect nobody.

In:    the seed of the fund, the holder of a key.
Out:   key seeds, public keys, and the files of the folder ``keys/``.
Never: is used for a real fund; `hzpub keygen` makes keys from the machine's own randomness.
"""

from hashlib import sha256

from hzpub.trust.authority import ROLE_OF_OFFICE, Authority
from hzpub.trust.sealing import entry_namespace, seal_namespace
from hzpub.trust.sshkeys import allowed_signers_line, private_key_file, public_from_seed

_ROLES = {**ROLE_OF_OFFICE, "council": "council"}
ENTERING = ("cashier", "supervisors", "township_finance")

_README = """\
# 示范基金的印章 · Keys of a demonstration fund

这个基金是虚构的：村子、农户、姓名、账号和任职的人都是按一个数编出来的，与任何真实的人无关。
这里的私钥人人都能重新算出来，**不保护任何东西**，只供练习：用它们起草、盖章、入账。真实的基金请用 `hzpub keygen`。

This fund is fiction: village, households, names, accounts and office holders were made up from one number and
have nothing to do with anybody living. Anyone can compute these private keys again, so they **protect nothing**;
they are here to practise drafting, sealing and entering with. A real fund makes its keys with `hzpub keygen`.

| 文件 file | 持有人 holder | 姓名 name | 任过的职务 offices |
|---|---|---|---|
"""


class Keyring:
    """All keys ever made for one fund, by holder and by public key text."""

    def __init__(self, fund_seed: int) -> None:
        self._fund_seed = fund_seed
        self._seeds: dict[str, bytes] = {}
        self._made: dict[str, list[str]] = {}

    def make(self, holder: str) -> str:
        """Make the next key of ``holder`` (a person number or "council"); answers its public key text."""
        made = self._made.setdefault(holder, [])
        text = f"{self._fund_seed}/{holder}" + (f"/{len(made) + 1}" if made else "")
        seed = sha256(text.encode()).digest()
        public = public_from_seed(seed)
        self._seeds[public] = seed
        made.append(public)
        return public

    def current(self, holder: str) -> str:
        """The newest public key of ``holder``; raises KeyError when there is none."""
        return self._made[holder][-1]

    def seed(self, public: str) -> bytes:
        """The 32 bytes behind a public key made here."""
        return self._seeds[public]

    def files(self, fund: str, authority: Authority, names: dict[str, str]) -> dict[str, str]:
        """Every file of ``keys/`` by name: private and public keys, allowed signers, what all this is."""
        files: dict[str, str] = {}
        readme, signers = _README, ""
        for holder, made in self._made.items():
            held = [term.office for term in authority.terms if term.person == holder] or ["council"]
            offices = list(dict.fromkeys(held))
            for index, public in enumerate(made, 1):
                file = holder if index == 1 else f"{holder}-{index}"
                comment = f"{file}@{fund}"
                files[file] = private_key_file(self._seeds[public], comment)
                files[f"{file}.pub"] = f"{public} {comment}\n"
                readme += f"| `{file}` | {holder} | {names.get(holder, '理事会')} | {', '.join(offices)} |\n"
                signers += _signers(fund, offices, public)
        return {**files, "allowed_signers": signers, "README.md": readme}


def _signers(fund: str, offices: list[str], public: str) -> str:
    """What a key may sign, for stock ``ssh-keygen -Y verify`` and ``git verify-commit``."""
    text = ""
    for role in dict.fromkeys(_ROLES[office] for office in offices if office in _ROLES):
        namespaces = [seal_namespace(role, fund)]
        if role in ENTERING:
            namespaces += [entry_namespace(fund), "git"]
        text += allowed_signers_line(f"{role}@{fund}", namespaces, public) + "\n"
    return text
