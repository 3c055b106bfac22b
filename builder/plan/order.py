"""Prerequisites: which modules a choice of modules needs as well, and an order that respects them."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

__all__ = ["Needing", "in_order_of_needs", "latest_stages", "with_prerequisites"]


class Needing(Protocol):
    """A module as far as its prerequisites matter: a module card, in short."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Ids of the modules that must come before."""


def with_prerequisites(chosen: Collection[str], cards: Mapping[str, Needing]) -> frozenset[str]:
    """Return the chosen modules and all that they need, near or far, as far as the library has them."""
    found: set[str] = set()
    waiting = [name for name in chosen if name in cards]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(needed for needed in cards[name].needs if needed in cards)
    return frozenset(found)


def latest_stages(modules: Collection[str], cards: Mapping[str, Needing], own: Mapping[str, int]) -> dict[str, int]:
    """Return the stage number of each module: its own, or a later one where a prerequisite stands later."""
    stages: dict[str, int] = {}
    for name in in_order_of_needs(modules, cards, lambda _: ()):
        needed = [stages[other] for other in cards[name].needs if other in stages]
        stages[name] = max([own[name], *needed])
    return stages


def in_order_of_needs(
    modules: Collection[str], cards: Mapping[str, Needing], preferred: Callable[[str], tuple[object, ...]]
) -> tuple[str, ...]:
    """Return the modules so that each comes after what it needs; where needs leave a choice, the preferred first.

    Of modules that need each other in a circle the preferred comes first; `course check` reports the circle.
    """
    open_needs = {name: {n for n in cards[name].needs if n in modules and n != name} for name in modules}
    followers: dict[str, list[str]] = {}
    for name, needs in open_needs.items():
        for needed in needs:
            followers.setdefault(needed, []).append(name)
    ready = [(preferred(name), name) for name in modules if not open_needs[name]]
    heapq.heapify(ready)
    done: dict[str, None] = {}
    while len(done) < len(open_needs):
        if ready:
            _, name = heapq.heappop(ready)
        else:
            name = min((name for name in open_needs if name not in done), key=lambda n: (preferred(n), n))
        if name in done:
            continue
        done[name] = None
        for follower in sorted(followers.get(name, ())):
            open_needs[follower].discard(name)
            if not open_needs[follower] and follower not in done:
                heapq.heappush(ready, (preferred(follower), follower))
    return tuple(done)
