# mypy: disable-error-code="import-untyped,import-not-found"
"""How well standard models learn what a domain pack has planted in its data.

Every score is measured on rows that the model has not seen. scikit-learn, NumPy and pandas are imported inside,
because only courses with data need them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from builder.documents.domain import Signal

__all__ = [
    "ImageScores",
    "Pack",
    "RatingScores",
    "TableScores",
    "score_images",
    "score_ratings",
    "score_table",
]

_NUMBERS = ["amount", "count", "tenure", "reading"]
_WORDS = ["channel", "site", "segment"]
_NEW = 1_000_003
"""Added to a seed to draw the rows that models are judged on."""


class Pack(Protocol):
    """The four generators of a domain pack; an imported pack is one (curriculum/domains/README.md)."""

    def table(self, n: int, seed: int = 0) -> Any:  # noqa: ANN401  # a data frame, and pandas is not a dependency
        """Return n labelled rows."""

    def events(self, n: int, seed: int = 0) -> Any:  # noqa: ANN401
        """Return n rows of a stream."""

    def images(self, n: int, size: int = 16, seed: int = 0, *, artefact: bool = False) -> tuple[Any, Any, Any]:
        """Return n images, their labels and their subjects."""

    def pairs(self, users: int, items: int, seed: int = 0) -> Any:  # noqa: ANN401
        """Return ratings."""


@dataclass(frozen=True, slots=True)
class TableScores:
    """Average precision on new rows by model, and AUC of boosted trees inside and outside the weak slice."""

    seed: int
    label_rate: float
    """The share of label 1, which is also the average precision of guessing."""
    logistic: float
    boosting: float
    auc_weak: float
    auc_elsewhere: float


@dataclass(frozen=True, slots=True)
class ImageScores:
    """AUC of logistic regression on the pixels, over five folds."""

    seed: int
    by_subject: float
    by_image: float
    with_artefact: float
    """Split by subject, trained and judged on images that have the artefact."""


@dataclass(frozen=True, slots=True)
class RatingScores:
    """Root mean squared error on held-out ratings: of the mean, of user and item means, of three factors."""

    seed: int
    mean: float
    means_by_side: float
    factors: float


def score_table(pack: Pack, signal: Signal, seed: int, rows: int = 6000) -> TableScores:
    """Train on `rows` rows of the seed and judge on twice as many rows of another seed."""
    from sklearn.metrics import average_precision_score, roc_auc_score
    from threadpoolctl import threadpool_limits

    known, new = pack.table(rows, seed), pack.table(2 * rows, seed + _NEW)
    truth = new["label"].to_numpy()
    with threadpool_limits(1):  # more threads spin and gain nothing at this size
        logistic, boosting = (
            model.fit(known[_NUMBERS + _WORDS], known["label"]).predict_proba(new[_NUMBERS + _WORDS])[:, 1]
            for model in (_logistic(), _boosting())
        )
    weak = (new[signal.weak_column] == signal.weak_value).to_numpy()
    return TableScores(
        seed,
        float(truth.mean()),
        float(average_precision_score(truth, logistic)),
        float(average_precision_score(truth, boosting)),
        float(roc_auc_score(truth[weak], boosting[weak])),
        float(roc_auc_score(truth[~weak], boosting[~weak])),
    )


def score_images(pack: Pack, seed: int, count: int = 1200) -> ImageScores:
    """Judge logistic regression on the pixels of `count` images under three splits."""
    from sklearn.model_selection import GroupKFold, KFold
    from threadpoolctl import threadpool_limits

    pixels, labels, subjects = pack.images(count, seed=seed)
    plain = pixels.reshape(count, -1)
    marked = pack.images(count, seed=seed, artefact=True)[0].reshape(count, -1)
    by_subject = list(GroupKFold(5).split(plain, labels, subjects))
    by_image = list(KFold(5, shuffle=True, random_state=0).split(plain))
    with threadpool_limits(1):
        return ImageScores(
            seed,
            _auc_over_folds(plain, labels, by_subject),
            _auc_over_folds(plain, labels, by_image),
            _auc_over_folds(marked, labels, by_subject),
        )


def score_ratings(pack: Pack, seed: int, users: int = 200, items: int = 80) -> RatingScores:
    """Hold out every fifth rating by chance and predict it."""
    import numpy as np

    frame = pack.pairs(users, items, seed)
    held_out = np.random.default_rng(seed).random(len(frame)) < 0.2
    user, item, rating = (frame[name].to_numpy() for name in ("user", "item", "rating"))
    table = np.full((users, items), np.nan)
    table[user[~held_out], item[~held_out]] = rating[~held_out]
    mean = np.nanmean(table)
    sides = _side_means(table - mean) + mean
    factors = sides + _low_rank(table - sides)

    def error(predicted: Any) -> float:  # noqa: ANN401  # a matrix or a number
        return float(np.sqrt(np.mean((np.broadcast_to(predicted, table.shape)[user, item] - rating)[held_out] ** 2)))

    return RatingScores(seed, error(mean), error(sides), error(factors))


def _logistic() -> Any:  # noqa: ANN401  # scikit-learn has no types
    from sklearn.compose import make_column_transformer
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    numbers = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    columns = make_column_transformer((numbers, _NUMBERS), (OneHotEncoder(handle_unknown="ignore"), _WORDS))
    return make_pipeline(columns, LogisticRegression(max_iter=1000))


def _boosting() -> Any:  # noqa: ANN401
    from sklearn.compose import make_column_transformer
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OrdinalEncoder

    words = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    columns = make_column_transformer(("passthrough", _NUMBERS), (words, _WORDS))
    trees = HistGradientBoostingClassifier(max_iter=80, max_leaf_nodes=8, early_stopping=False, random_state=0)
    return make_pipeline(columns, trees)


def _auc_over_folds(pixels: Any, labels: Any, folds: list[tuple[Any, Any]]) -> float:  # noqa: ANN401
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    scores = np.empty(len(labels))
    for known, new in folds:
        model = make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=1000))
        scores[new] = model.fit(pixels[known], labels[known]).decision_function(pixels[new])
    return float(roc_auc_score(labels, scores))


def _side_means(table: Any) -> Any:  # noqa: ANN401
    """Return the sum of shrunk row and column means of a matrix with gaps."""
    import numpy as np

    seen = ~np.isnan(table)
    columns = np.nansum(table, axis=0) / (seen.sum(axis=0) + 2)
    rows = np.nansum(table - columns, axis=1) / (seen.sum(axis=1) + 2)
    return rows[:, None] + columns


def _low_rank(table: Any, rank: int = 3, rounds: int = 60, shrink: float = 2.0) -> Any:  # noqa: ANN401
    """Fill the gaps of a matrix by a singular value decomposition that is repeated until it agrees with itself."""
    import numpy as np

    seen = ~np.isnan(table)
    filled = np.where(seen, table, 0.0)
    low = filled
    for _ in range(rounds):
        left, values, right = np.linalg.svd(filled, full_matrices=False)
        low = (left[:, :rank] * np.maximum(values[:rank] - shrink, 0)) @ right[:rank]
        filled = np.where(seen, table, low)
    return low
