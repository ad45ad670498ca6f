"""Work on many files in several processes, where that pays."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 200
"""Items below which starting a process costs more than it saves (measured: nothing is won at 100)."""

AT_ONCE = 50
"""Items that a process takes at a time: enough to hide the handing over, few enough to show progress."""

AHEAD = 4
"""Batches for each process that are handed out before the first is asked for: no process waits, and memory is flat."""


def each(work: Callable[[Item], Result], items: Iterable[Item], jobs: int | None = None) -> Iterator[Result]:
    """Yield ``work(item)`` for all *items*, in their order, in *jobs* processes (default: one a processor).

    *work* and its results must be picklable where there are many items.
    """
    jobs = jobs or _processors()
    remaining = iter(items)
    first = list(islice(remaining, FEW))
    if jobs < 2 or len(first) < FEW:  # noqa: PLR2004 -- with one process there is nothing to share out
        yield from map(work, chain(first, remaining))
        return
    # multiprocessing is slow to import, and most runs do not get here.
    from concurrent.futures import Future, ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, initializer=_begin_as_helper)
    under_way: deque[Future[list[Result]]] = deque()
    try:
        for batch in _batches(chain(first, remaining)):
            under_way.append(pool.submit(_do_batch, work, batch))
            if len(under_way) > AHEAD * jobs:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    items = iter(items)
    while batch := list(islice(items, AT_ONCE)):
        yield batch


def _do_batch(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [work(item) for item in items]


def _begin_as_helper() -> None:
    """Leave interrupts to the parent, and end with it: one that is killed can tell nobody to stop waiting for work."""
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import connection, parent_process

    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)
