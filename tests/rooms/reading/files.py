"""Files of format 1 for tests, put together from text: what `kinds.writing` would write, without any kind."""

from hypothesis import strategies as st

ARMOR = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQ==\n-----END SSH SIGNATURE-----\n"
BODY = 'hzpub: 1\nfund: "dawu.361122"\nkind: "meeting"\nmemo: "养鹅周转"\n'
ENTRY = 'entry: "000123"\nas: "cashier"\n'


def indented(armor: str, width: int) -> str:
    """Armour as it stands in a file."""
    return "".join(f"{' ' * width}{line}\n" for line in armor.split("\n")[:-1])


def sealed(*seals: tuple[str, str]) -> str:
    """Part 2 with (role, armour) pairs."""
    text = "".join(f'  - as: "{role}"\n    sshsig: |\n{indented(armor, 6)}' for role, armor in seals)
    return f"seals:\n{text}" if text else "seals: []\n"


def whole(body: str = BODY, seals: str = sealed(("chair", ARMOR)), entry: str = ENTRY, armor: str = ARMOR) -> bytes:
    """A file with all three parts."""
    return f"{body}---\n{seals}---\n{entry}sshsig: |\n{indented(armor, 2)}".encode()


_line = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=70)
armors = st.lists(_line, min_size=1, max_size=6).map(lambda lines: "\n".join(lines) + "\n")
"""Anything that could be armour as far as slicing is concerned."""
