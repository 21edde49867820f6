"""The list of rules, a page for each, and how the text is read.

In:    an outcome, its rules with how they fared, its readings.   Out: pages through a `Press`.
Never: runs a rule; decides what a finding means.
"""

from collections.abc import Sequence

from hzpub.base.words import N_, Words
from hzpub.publish.clausepages import clause_views
from hzpub.publish.material import Outcome
from hzpub.publish.press import Press
from hzpub.publish.readingpages import readings_on
from hzpub.publish.rulepages import RuleView, numbers_of, rule_page
from hzpub.reports.reading_objects import Readings


def print_rules(press: Press, words: Words, outcome: Outcome, views: Sequence[RuleView], readings: Readings) -> None:
    """Print rules.html, the page of every rule in `views`, and readings.html."""
    states = [view.state for view in views]
    facts = {
        "rules": views,
        "numbers": numbers_of(outcome),
        "clauses": clause_views(outcome.rulebook),
        "kept": states.count("good"),
        "broken": states.count("bad") + states.count("cured"),
        "reminded": states.count("soon"),
    }
    press.page("rules.html", "pages/rules.html", "rules", words(N_("规则与核对")), **facts)
    for view in views:
        page, on_it = rule_page(outcome.rulebook.rules[view.id], words), readings_on(readings, view.id)
        press.page(view.url, "pages/rule.html", "rules", words.fact(view.title), rule=view, page=page, readings=on_it)
    press.page("readings.html", "pages/readings.html", "rules", words(N_("释义")), report=readings)
