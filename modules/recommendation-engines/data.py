"""The module's data: ratings and picks of the domain's pairs, and a simulator in which lists change the data."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import ecommerce as domain

USER, USERS = domain.WORDS["user"], domain.WORDS["users"]
ITEM, ITEMS = domain.WORDS["item"], domain.WORDS["items"]
RATING = domain.WORDS["rating"]

DAYS = 180
"""The length of the record."""

Policy = Callable[[np.ndarray, np.ndarray, int, np.random.Generator], np.ndarray]


def ratings(n_users: int, n_items: int, seed: int) -> pd.DataFrame:
    """Return `user`, `item` and `rating` (0 to 10), each pair at most once; about one pair in four is rated."""
    return domain.pairs(n_users, n_items, seed)[["user", "item", "rating"]]


def grid(frame: pd.DataFrame, n_users: int, n_items: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the ratings as a table, one row for each user, and where it has a rating; elsewhere it holds 0."""
    values, known = np.zeros((n_users, n_items)), np.zeros((n_users, n_items), dtype=bool)
    values[frame["user"], frame["item"]] = frame["rating"]
    known[frame["user"], frame["item"]] = True
    return values, known


def picks(n_users: int, n_items: int, seed: int) -> pd.DataFrame:
    """Return the pairs that went well, as `user`, `item` and `day`, in order of time.

    A pair went well if its rating is in the upper 30 %. Items have their season: most picks of an item lie
    around one day of its own.
    """
    rng = np.random.default_rng([8, seed])
    rated = ratings(n_users, n_items, seed)
    liked = rated[rated["rating"] >= rated["rating"].quantile(0.7)]
    season = rng.uniform(-20, DAYS + 20, n_items)
    day = season[liked["item"]] + rng.normal(0, 60, len(liked))
    day = np.abs(day)
    day = np.where(day > DAYS, 2 * DAYS - day, day).round(1)
    frame = liked[["user", "item"]].assign(day=day)
    return frame.sort_values("day", kind="stable", ignore_index=True)


COLLEAGUE = '''def split_picks(picks, share):
    train = picks.sample(frac=share, random_state=0)
    return train, picks.drop(train.index)


def popular_lists(picks, share, k):
    train, test = split_picks(picks, share)
    popular = picks["item"].value_counts().index.tolist()
    return {user: popular[:k] for user in test["user"].unique()}'''
"""What a colleague has written: it looks into the future in two places, and offers people what they have."""


def picked_table(frame: pd.DataFrame, n_users: int, n_items: int) -> np.ndarray:
    """Return a table of truth values, one row for each user: which items the user has picked."""
    table = np.zeros((n_users, n_items), dtype=bool)
    table[frame["user"], frame["item"]] = True
    return table


Sampler = Callable[[np.ndarray, int, np.random.Generator], tuple[np.ndarray, np.ndarray, np.ndarray]]
Step = Callable[..., tuple[np.ndarray, np.ndarray]]


def train_ranker(picked: np.ndarray, sampler: Sampler, step: Step, rounds: int = 300) -> np.ndarray:
    """Return a table of scores, one row for each user, after `rounds` steps with 2,000 triples each."""
    rng = np.random.default_rng(0)
    users, items = (rng.normal(0, 0.1, (size, 4)) for size in picked.shape)
    for _ in range(rounds):
        users, items = step(users, items, sampler(picked, 2000, rng), 0.05, 0.02)
    return users @ items.T


def top_lists(scores: np.ndarray, picked: np.ndarray, k: int) -> np.ndarray:
    """Return the `k` items of highest score for each user, without those that the user has picked already."""
    return np.argsort(-np.where(picked, -np.inf, scores), axis=1, kind="stable")[:, :k]


class Outcome(NamedTuple):
    """What a policy has reached in the simulator."""

    shown: np.ndarray  # how often each item was shown
    taken: np.ndarray  # how often each item was taken
    coverage: float  # the share of items that were shown at least 20 times
    regret: float  # the share of takings that was lost against the best lists


def appeal(n_items: int, seed: int) -> np.ndarray:
    """Return with which probability each item is taken when it is shown, from 2 to 30 %, by the domain's ratings."""
    place = ratings(60, n_items, seed).groupby("item")["rating"].mean().reindex(range(n_items)).rank()
    return 0.02 + 0.28 * (place.fillna(1).to_numpy() / n_items) ** 3


def simulate(policy: Policy, seed: int, n_items: int = 40, n_visits: int = 3000, n_slots: int = 3) -> Outcome:
    """Let the policy choose what each visitor sees; a quarter of the items appears only after a third of the visits.

    The policy gets the counts of the items that are there so far: how often each was shown and taken.
    Raises ValueError if it returns something else than `n_slots` different numbers of items.
    """
    rng = np.random.default_rng([9, seed])
    chance = appeal(n_items, seed)[rng.permutation(n_items)]
    shown, taken = np.zeros(n_items, dtype=int), np.zeros(n_items, dtype=int)
    possible = 0.0
    for begin, end, there in ((0, n_visits // 3, n_items - n_items // 4), (n_visits // 3, n_visits, n_items)):
        numbers, best = set(range(there)), float(np.sort(chance[:there])[-n_slots:].sum())
        for _ in range(begin, end):
            chosen = np.asarray(policy(shown[:there].copy(), taken[:there].copy(), n_slots, rng))
            different = set(chosen.tolist())
            if chosen.shape != (n_slots,) or len(different) < n_slots or not different <= numbers:
                raise ValueError(
                    f"the list {chosen.tolist()} does not hold {n_slots} different numbers from 0 to {there - 1}"
                )
            shown[chosen] += 1
            taken[chosen] += rng.random(n_slots) < chance[chosen]
            possible += best
    earned = float((shown * chance).sum())
    return Outcome(shown, taken, float(np.mean(shown >= 20)), 1 - earned / possible)
