"""The signal gate: a domain pack is accepted only if what it planted in its data can be learned.

A generator whose signal is too weak teaches the wrong lesson: boosted trees that lose to a straight line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.check.signal_scores import (
    ImageScores,
    RatingScores,
    TableScores,
    score_images,
    score_ratings,
    score_table,
)
from builder.findings import Finding, Place, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from builder.check.signal_scores import Pack
    from builder.documents.domain import Signal

__all__ = [
    "COLUMNS",
    "SEEDS",
    "judge_data",
    "judge_images",
    "judge_pack",
    "judge_ratings",
    "judge_table",
]

SEEDS = tuple(range(20))
"""The seeds that a pack must pass before it is released; fewer give a quick answer while it is written."""

COLUMNS = {
    "table": [
        *("entity_id", "time", "amount", "count", "tenure", "reading"),
        *("channel", "place", "site", "segment", "label"),
    ],
    "events": ["entity_id", "time", "value", "kind", "arrival"],
    "pairs": ["user", "item", "rating", "time"],
}
"""The columns of the three data frames, in order."""

_COUNT = 100
_IMAGE_AUC = 0.90
_IMAGE_FLATTERY = 0.005
"""How much a split by image, or an artefact, must raise the AUC of images: less would show students nothing."""
_RATING_ERROR = 0.60
"""The largest error of three factors, as a share of the error of the mean."""


def judge_pack(pack: Pack, signal: Signal, file: str, seeds: Sequence[int] = SEEDS) -> tuple[Finding, ...]:
    """Measure an imported pack on every seed (0.5 s each) and return what does not hold; `file` names it in findings.

    Whatever the pack's functions raise is raised: call this where a pack may fail, such as in a worker process.
    """
    found = list(judge_data(pack, file, seeds))
    if found:
        return in_order(found)
    found.extend(judge_table([score_table(pack, signal, seed) for seed in seeds], signal, file))
    found.extend(judge_images([score_images(pack, seed) for seed in seeds], file))
    found.extend(judge_ratings([score_ratings(pack, seed) for seed in seeds], file))
    return in_order(found)


def judge_data(pack: Pack, file: str, seeds: Sequence[int] = SEEDS) -> Iterator[Finding]:
    """Yield findings on columns, on the labels of images, and on what the same and another seed give."""
    makers: dict[str, Callable[[int], Any]] = {
        "table": lambda seed: pack.table(2000, seed),
        "events": lambda seed: pack.events(200, seed),
        "images": lambda seed: pack.images(_COUNT, seed=seed),
        "pairs": lambda seed: pack.pairs(20, 10, seed),
    }
    for name, make in makers.items():
        faults = list(_contract_faults(name, make(seeds[0]), file))
        if faults:
            yield from faults
            continue
        texts = [_as_bytes(make(seed)) for seed in seeds]
        if texts[0] != _as_bytes(make(seeds[0])):
            message = f"{name} gives other data when it is called again with seed {seeds[0]}."
            hint = "Take every random number from np.random.default_rng(seed), and nothing from sets or the clock."
            yield Finding("same-seed-same-data", message, Place(file), hint)
        elif len(set(texts)) < len(texts):
            message = f"{name} gives the same data for two different seeds."
            yield Finding("other-seed-other-data", message, Place(file), "Give the seed to np.random.default_rng.")


def judge_table(scores: Sequence[TableScores], signal: Signal, file: str) -> Iterator[Finding]:
    """Yield findings on the share of label 1, on what models gain over each other, and on the weak slice."""
    low, high = signal.label_rate
    for score in [score for score in scores if not low <= score.label_rate <= high][:1]:
        message = (
            f"Seed {score.seed}: {score.label_rate:.1%} of the rows have label 1; {low:.1%} to {high:.1%} are declared."
        )
        yield Finding("label-rate-is-as-declared", message, Place(file), "Change the intercept, or SIGNAL.")
    yield from _too_small(
        "planted-signal-can-be-learned",
        "average precision of logistic regression over guessing",
        [(score.seed, score.logistic - score.label_rate) for score in scores],
        signal.logistic_over_baseline,
        file,
        "Strengthen the linear part of the score.",
    )
    yield from _too_small(
        "planted-signal-can-be-learned",
        "average precision of boosted trees over logistic regression",
        [(score.seed, score.boosting - score.logistic) for score in scores],
        signal.boosting_over_logistic,
        file,
        "Strengthen the rules that a straight line cannot follow, or make them apply to more rows.",
    )
    yield from _too_small(
        "weak-slice-is-weak",
        f"AUC elsewhere over {signal.weak_column} = '{signal.weak_value}'",
        [(score.seed, score.auc_elsewhere - score.auc_weak) for score in scores],
        signal.weak_auc_gap,
        file,
        "Weaken the signal in that slice.",
    )


def judge_images(scores: Sequence[ImageScores], file: str) -> Iterator[Finding]:
    """Yield findings on whether images can be learned, and on whether a leak and an artefact flatter."""
    yield from _too_small(
        "images-can-be-learned",
        "AUC of logistic regression, split by subject",
        [(score.seed, score.by_subject) for score in scores],
        _IMAGE_AUC,
        file,
        "Make the finding stronger or larger.",
    )
    yield from _too_small(
        "leaky-split-flatters",
        "AUC of a split by image over a split by subject",
        [(score.seed, score.by_image - score.by_subject) for score in scores],
        _IMAGE_FLATTERY,
        file,
        "Give subjects more of a look of their own, and findings to fewer subjects.",
    )
    yield from _too_small(
        "artefact-flatters",
        "AUC with the artefact over without it",
        [(score.seed, score.with_artefact - score.by_subject) for score in scores],
        _IMAGE_FLATTERY,
        file,
        "Let the artefact go along with the label more often.",
    )


def judge_ratings(scores: Sequence[RatingScores], file: str) -> Iterator[Finding]:
    """Yield a finding if three factors do not explain the ratings much better than means do."""
    yield from _too_small(
        "ratings-have-low-rank",
        "share of the error of user and item means that three factors take away",
        [(score.seed, 1 - score.factors / min(score.mean, score.means_by_side)) for score in scores],
        1 - _RATING_ERROR,
        file,
        "Give the hidden themes more weight against the noise.",
    )


def _too_small(
    rule: str, what: str, values: Sequence[tuple[int, float]], least: float, file: str, hint: str
) -> Iterator[Finding]:
    short = [(value, seed) for seed, value in values if not value >= least]  # not a number counts as too small
    if short:
        value, seed = min(short)
        message = (
            f"The {what} is {value:.3f} with seed {seed}; at least {least:.3f} is needed "
            f"({len(short)} of {len(values)} seeds fall short)."
        )
        yield Finding(rule, message, Place(file), hint)


def _contract_faults(name: str, data: Any, file: str) -> Iterator[Finding]:  # noqa: ANN401  # a data frame or arrays
    rule = "domain-data-keep-the-contract"
    if name in COLUMNS:
        columns = [str(column) for column in getattr(data, "columns", [])]
        if columns != COLUMNS[name]:
            message = f"{name} has the columns {', '.join(columns) or 'of no data frame'}."
            yield Finding(rule, message, Place(file), f"Make them {', '.join(COLUMNS[name])}.")
            return
        labels = data["label"] if name == "table" else [0, 1]
    else:
        shapes = [tuple(getattr(part, "shape", ())) for part in data]
        if shapes != [(_COUNT, 16, 16, 1), (_COUNT,), (_COUNT,)]:
            message = f"images({_COUNT}) gives arrays of the shapes {shapes}."
            yield Finding(rule, message, Place(file), "Return n x size x size x 1 pixels, n labels and n subjects.")
            return
        labels = data[1]
    if set(labels) != {0, 1}:
        message = f"The labels of {name} are {sorted(set(labels))[:5]} in {len(labels)} rows."
        yield Finding(rule, message, Place(file), "Return 0 and 1, and both of them.")


def _as_bytes(data: Any) -> bytes:  # noqa: ANN401
    if isinstance(data, tuple):
        return b"".join(part.tobytes() for part in data)
    return str(data.to_csv(index=False)).encode()
