"""Measure hzpub against its floors and its peers, all in one run: `make bench`.

Builds its own inputs (invented funds), times every stage in this process, and prints ratios with their goals.
Absolute seconds depend on the machine and its neighbours; ratios and counters are what to compare.

    python -m bench [--records 10000] [--small 1000] [--rounds 3]
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from bench.fund import make_fund, records_of
from bench.history import history_costs, told
from bench.peers import bean_check, jinja_floor, signature_floor
from bench.rules import rule_costs
from bench.stages import Stages, run_stages
from hzpub.pipeline import check_fund
from hzpub.rulebooks.discovery import mutual_aid

GOALS = (
    ("check", "signatures", 1.5, "checking (read, boxes, seals, replay, rules) against bare signature verification"),
    ("check", "bean-check", 0.85, "checking, seals included, against bean-check --no-cache on the same transactions"),
    ("build", "bean-check", 0.85, "the whole build against bean-check --no-cache on the same transactions"),
    ("pages", "jinja", 1.3, "all pages with their reports against a bare loop over the same templates and objects"),
)


def main() -> int:
    """Measure, print the table, write bench/latest.json."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--commits", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = make_fund(Path(folder) / "small", options.small)
        large = make_fund(Path(folder) / "large", options.records)
        before = run_stages(small, Path(folder) / "out-small", options.rounds)
        after = run_stages(large, Path(folder) / "out-large", options.rounds)
        floors = {
            "signatures": signature_floor(large, options.rounds),
            "bean-check": bean_check(after.journal, Path(folder), options.rounds),
            "jinja": jinja_floor(check_fund(large), Path(folder) / "floor", options.rounds),
        }
    result = report(before, after, floors)
    costs = (rule_costs(records_of(options.records, times), mutual_aid(), options.rounds) for times in (1, 2))
    result["rules"] = next(costs).told(next(costs))
    with tempfile.TemporaryDirectory() as folder:
        result["history"] = history_costs(Path(folder) / "history", options.commits, options.rounds)
    sys.stdout.write(f"\n{told(result['history'])}")
    Path(__file__).with_name("latest.json").write_text(json.dumps(result, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def report(before: Stages, after: Stages, floors: dict[str, float]) -> dict[str, object]:
    """Print what was measured and answer it as plain data."""
    records, fewer = after.counters["records"], before.counters["records"]
    sys.stdout.write(f"{records} records, {after.counters['signatures']} signatures, {after.counters['pages']} pages\n\n")
    sys.stdout.write(f"{'stage':<12}{'s':>9}{'µs/record':>12}{'growth':>9}   (growth: cost per record against {fewer} records)\n")
    growth = {}
    for name, seconds in after.seconds.items():
        per, was = seconds / records * 1e6, before.seconds[name] / fewer * 1e6
        growth[name] = round(per / was, 2)
        sys.stdout.write(f"{name:<12}{seconds:>9.3f}{per:>12.1f}{growth[name]:>8.2f}x\n")
    totals = {
        "check": sum(after.seconds[name] for name in ("load", "walk")),
        "build": sum(after.seconds.values()),
        "pages": after.seconds["pages"],
    }
    sys.stdout.write(f"\n{'against':<14}{'theirs s':>10}{'ours s':>9}{'ratio':>8}{'goal':>7}\n")
    goals = []
    for ours, theirs, goal, what in GOALS:
        ratio = totals[ours] / floors[theirs]
        met = "met" if ratio <= goal else "not met"
        sys.stdout.write(f"{theirs:<14}{floors[theirs]:>10.3f}{totals[ours]:>9.3f}{ratio:>8.2f}{goal:>7}  {met}: {what}\n")
        goals.append({"what": what, "ratio": round(ratio, 3), "goal": goal, "met": ratio <= goal})
    alone = floors["signatures"] / floors["bean-check"]
    sys.stdout.write(f"\nthe bare signatures alone take {alone:.1f} times as long as bean-check, which checks none\n")
    sys.stdout.write("\ncounters: " + ", ".join(f"{name} {count}" for name, count in sorted(after.counters.items())) + "\n")
    return {
        "counters": after.counters,
        "floors": {name: round(value, 4) for name, value in floors.items()},
        "goals": goals,
        "signatures_against_bean_check": round(alone, 2),
        "growth": growth,
        "seconds": {name: round(value, 4) for name, value in after.seconds.items()},
    }


if __name__ == "__main__":
    sys.exit(main())
