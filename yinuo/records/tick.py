"""The only timer (定时): one readable list of sweeps, run every few minutes by `yinuo tick`.

A sweep asks its own tables what is due at this moment, does it, and says how many; run twice it does nothing more.
Upper apps add theirs in `AppConfig.ready`, lower apps come first:

    tick.register("催办督办", escalate)      # escalate(at) -> int
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from yinuo.records import post

log = logging.getLogger(__name__)
Sweep = Callable[[datetime], int]
SWEEPS: list[tuple[str, Sweep]] = []
LAST: tuple[str, Sweep] = ("发送通知", post.send)  # after the others, so that what they have to tell goes out at once


@dataclass(frozen=True)
class Swept:
    """What one sweep did: how many, or what went wrong."""

    name: str
    count: int
    error: str = ""


def register(name: str, sweep: Sweep) -> None:
    """Add a sweep to the list, once, under a Chinese name that operators read (登记定时事项)."""
    if all(known != name for known, _ in SWEEPS):
        SWEEPS.append((name, sweep))


def run(at: datetime) -> list[Swept]:
    """Run every sweep for this moment; one that fails does not stop the others (运行)."""
    results = []
    for name, sweep in [*SWEEPS, LAST]:
        try:
            results.append(Swept(name, sweep(at)))
        except Exception as error:  # the next tick tries again; the rest must not wait for a repair
            log.exception("sweep %s failed", name)
            results.append(Swept(name, 0, repr(error)))
    return results
