"""Forms are asked from the declaration: every box, its label, its help, an example."""

import pytest

from hzpub.base.words import Words
from hzpub.desk.errors import DeskError
from hzpub.desk.forms import blank_form, entry_prompts, prompts
from hzpub.kinds import all_kinds
from hzpub.reading.envelope import Unreadable, read


def test_a_prompt_asks_for_the_plain_value_behind_a_commitment() -> None:
    asked = {prompt.box: prompt for prompt in prompts("person")}

    assert list(asked) == ["date", "person", "name"]
    assert asked["name"].label == "姓名"
    assert asked["person"].help == "接着上一个编号往下排"


def test_what_is_only_known_at_entry_is_asked_at_entry() -> None:
    assert [prompt.box for prompt in entry_prompts("loan_disbursement")] == ["paid_on", "bank_slip"]
    assert "paid_on" not in [prompt.box for prompt in prompts("loan_disbursement")]


def test_a_table_shows_how_one_row_is_typed() -> None:
    [people] = [prompt for prompt in prompts("charter") if prompt.box == "people"]

    assert (people.example, people.many) == ("person:P0007;name:张建国", True)


@pytest.mark.parametrize("name", all_kinds())
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_blank_form_shows_every_box_and_is_no_record(name: str, lang: str) -> None:
    form = blank_form(name, Words.load(lang))

    for box in (*all_kinds()[name].boxes, *all_kinds()[name].entry_boxes):
        assert f"{box.name}:" in form
    with pytest.raises(Unreadable):
        read(form.encode(), "form")


def test_the_blank_form_says_who_seals_and_what_a_choice_may_be() -> None:
    form = blank_form("loan_disbursement", Words.chinese())

    assert "盖章：互助理事会、理事长、会计、乡镇财政所；入账：出纳" in form
    assert "transfer  转账" in form
    assert 'amount: "2000.00"' in form
    assert '# paid_on: "2024-03-15"' in form


def test_two_seals_out_of_three_are_said_so() -> None:
    assert "新印章本人；理事长、监事会、乡镇财政所中的 2 枚" in blank_form("key_grant", Words.chinese())


def test_an_unknown_kind_is_answered_with_the_known_ones() -> None:
    with pytest.raises(DeskError, match="loan_repayment"):
        prompts("loan")
