"""Forked processes, a few at a time, each with one question and little memory and time to answer it.

In:    numbers, and a job that says yes or no to each.
Out:   the numbers that got a yes.
Never: lets a job print, read what is typed, or outlive its limits.
"""

import functools
import os
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from time import process_time

MEMORY = 1 << 30
IDLE = 10
"""So many times its seconds of reckoning may pass on the clock: others may be using this machine."""


def in_turn(todo: Sequence[int], job: Callable[[int], bool], seconds: Callable[[int], int]) -> set[int]:
    """Which of `todo` survive: `job` says so in a forked process each, as many at a time as there are cores.

    `seconds` of reckoning are enough for it; a process that takes more has not survived, nor has one that fails.
    """
    waiting, running, alive = list(reversed(todo)), {}, set()
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            number = waiting.pop()
            pid = os.fork()
            if not pid:
                _child(functools.partial(job, number), seconds(number))
            running[pid] = number
        pid, status = os.wait()
        number = running.pop(pid)
        if status == 0:
            alive.add(number)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{len(todo) - len(waiting) - len(running)} of {len(todo)} \r")
    return alive


def at_most(seconds: int) -> None:
    """End this process, which then has not survived, once it has reckoned for `seconds` more."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(process_time()) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _child(job: Callable[[], bool], seconds: int) -> None:
    """Run `job` and end: status 0 if it says the mutant survived, anything else if it was noticed."""
    survived = False
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        signal.alarm(IDLE * seconds)
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        survived = job()
    finally:
        os._exit(0 if survived else 1)
