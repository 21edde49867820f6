"""Ready sets of numbers as a terminal lists them.

In:    the rulebook's profiles.   Out: text.   Never: chooses one.
"""

from hzpub.base.words import N_, Words
from hzpub.rulebooks.discovery import mutual_aid
from hzpub.rulebooks.profiles import Profile, mutual_aid_profiles
from hzpub.rulebooks.values import value_label


def profile_table(words: Words) -> str:
    """Every profile: its name, what it sets, who uses it; and how to take one."""
    lines = [line for profile in mutual_aid_profiles().values() for line in _lines(profile, words)]
    return "\n".join([*lines, words(N_("建基金时选用：hzpub init … --profile 名称，可以选几个"))]) + "\n"


def profile_rows(words: Words) -> list[dict[str, object]]:
    """The same for machines."""
    return [
        {
            "name": profile.name,
            "title": words(profile.title),
            "used_by": words(profile.used_by),
            "charter": dict(profile.charter),
            "parameters": dict(profile.parameters),
        }
        for profile in mutual_aid_profiles().values()
    ]


def _lines(profile: Profile, words: Words) -> tuple[str, ...]:
    declared = mutual_aid().parameters
    own = (
        f"{words(declared[name].label)} {words.fact(value_label(declared[name], value))}"
        for name, value in profile.parameters
    )
    boxes = (f"{box}={value}" for box, value in profile.charter)
    return profile.name, f"    {words(profile.title)}：{'；'.join((*own, *boxes))}", f"    {words(profile.used_by)}"
