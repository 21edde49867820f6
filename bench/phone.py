"""Weigh and time the heaviest page of each type as a cheap phone on a slow line gets it: `make phone`.

A report, not a test: sizes and requests over their budget make it exit 1; what depends on the
clock (paint, load, Lighthouse's performance) is told with its goal and never fails anything: run it on a quiet machine.

    python -m bench.phone [--site site] [--rounds 3] [--without-lighthouse] [--only TYPE ...]
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from bench.lighthouse import CATEGORIES, Scores, scores_of
from bench.slow_line import Visit, browser, served, visit
from bench.weights import Weight, heaviest

PAGE, STYLE, SEARCHING, REQUESTS = 25_000, 6_000, 5_000, 3
"""Budgets: bytes, gzipped, and how many files a page may ask for."""
PAINT, LOAD = 1.5, 2.5
"""Goals, in seconds, at 400 kbps, 400 ms and a processor six times slower."""
SCORES = (98, 100, 100, 100)
NODE = Path(__file__).resolve().parents[1] / ".venv-oracles" / "node" / "node_modules"
HEAD = ("page type", "page", "HTML kB raw / gz", "CSS gz", "script gz", "requests", "first paint s", "load s", "Lighthouse")


def main() -> int:
    """Measure, print the table; 1 when a size or the number of requests is over its budget."""
    parser = argparse.ArgumentParser(prog="bench.phone")
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-lighthouse", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    pages = {kind: weight for kind, weight in heaviest(options.site).items() if not options.only or kind in options.only}
    if not pages:
        raise SystemExit(f"phone: no such page in {options.site}; build it first: make site")
    over, late = [], []
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
    with served(options.site) as address, browser() as chromium:
        for kind, weight in pages.items():
            url = f"{address}/{weight.name}"
            seen = visit(chromium, url, options.rounds)
            scores = None if options.without_lighthouse else scores_of(url, NODE, is_program=weight.is_program)
            print(row(kind, weight, seen, scores), flush=True)
            over += [f"{weight.name}: {each}" for each in broken(weight, seen)]
            late += [f"{weight.name}: {each}" for each in missed(seen, scores)]
    print(
        f"\n{len(pages)} page types, the heaviest page (gzipped) of each. Budgets: HTML {PAGE / 1000:.0f} kB gz, "
        f"CSS {STYLE / 1000:.0f}, script 0 ({SEARCHING / 1000:.0f} where one searches), {REQUESTS} requests.\n"
        f"Goals: first paint {PAINT} s, load {LOAD} s (400 kbps, 400 ms, processor 6 times slower, nothing cached, gzip; "
        f"median of {options.rounds});\nLighthouse {told(SCORES)} ({', '.join(CATEGORIES)}), its audit is-crawlable left out: "
        "the site says noindex on purpose\n(nor robots-txt of verifier.html, which may ask nobody for anything)."
    )
    tell("goals missed (they depend on the clock, but for Lighthouse's last three)", late)
    tell("BUDGETS BROKEN", over)
    return 1 if over else 0


def row(kind: str, weight: Weight, seen: Visit, scores: Scores | None) -> str:
    """One line of the table."""
    cells = (
        kind,
        weight.name,
        f"{weight.raw / 1000:.1f} / {weight.gz / 1000:.1f}",
        f"{weight.style / 1000:.1f}",
        f"{weight.script / 1000:.1f}" if weight.script else "0",
        str(seen.requests),
        f"{seen.paint:.2f}",
        f"{seen.load:.2f}",
        told(scores.figures) if scores else "–",
    )
    return f"| {' | '.join(cells)} |"


def broken(weight: Weight, seen: Visit) -> Iterable[str]:
    """What is over its budget, whatever the clock says."""
    if not weight.is_program and weight.gz > PAGE:
        yield f"{weight.gz} bytes of HTML, gzipped"
    if weight.style > STYLE:
        yield f"{weight.style} bytes of CSS, gzipped"
    if not weight.is_program and weight.script > (SEARCHING if weight.is_search else 0):
        yield f"{weight.script} bytes of script, gzipped"
    if seen.requests > REQUESTS:
        yield f"{seen.requests} requests"
    yield from (f"asks another host: {each}" for each in seen.elsewhere)


def missed(seen: Visit, scores: Scores | None) -> Iterable[str]:
    """What misses a goal."""
    if seen.paint > PAINT:
        yield f"first paint after {seen.paint:.2f} s"
    if seen.load > LOAD:
        yield f"loaded after {seen.load:.2f} s"
    if scores and any(got < goal for got, goal in zip(scores.figures, SCORES, strict=True)):
        yield f"Lighthouse {told(scores.figures)}: {', '.join(scores.failed)}"


def told(figures: Iterable[int]) -> str:
    """Four scores as people write them."""
    return "/".join(map(str, figures))


def tell(what: str, lines: list[str]) -> None:
    """A list under its heading; nothing when there is nothing."""
    if lines:
        print(f"\n{what}:\n" + "\n".join(f"- {each}" for each in lines))


if __name__ == "__main__":
    sys.exit(main())
