"""Using packages once, right after their import, so that the forks need not do what comes with a first use.

A first call fills caches (one package reads the metadata of everything that is installed), builds tables of types,
and lets Python adapt its bytecode; done in a fork, all of it is lost with the fork. The values are made up. No use may
leave anything that a run can see: no figure of pyplot, no numbered HTML of an estimator, no drawn random number.
"""

from __future__ import annotations

import contextlib
import io
import sys
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["USES", "use_once"]

_done: set[str] = set()


def use_once() -> None:
    """Use each package that is loaded and known here, unless it was used before; a failing use is left out."""
    for name, use in USES.items():
        if name not in sys.modules or name in _done:
            continue
        _done.add(name)
        with warnings.catch_warnings(), contextlib.suppress(Exception):
            warnings.simplefilter("ignore")
            use(sys.modules[name])


def _numpy(numpy: Any) -> None:  # noqa: ANN401
    numbers = numpy.random.default_rng(0).normal(size=(20, 2))
    repr(numbers.mean(axis=0).round(2) @ numbers.T)
    numpy.flatnonzero(numpy.isin([1, 2], [2]))
    numpy.sort(numpy.concatenate([numbers[:, 0], numbers[:, 1]]))


def _pandas(pandas: Any) -> None:  # noqa: ANN401
    table = pandas.DataFrame({"a": [1.5, 2.5, 4.0], "b": [1, 2, 2], "c": list("xyz")})
    repr(table.head())
    table.head()._repr_html_()
    repr(table["b"].value_counts())
    table.groupby("b")["a"].mean().round(2)
    table.describe()
    table.assign(d=table["a"] * 2).sort_values("d").loc[lambda one: one["b"] > 1].merge(table, on="c")
    pandas.read_csv(io.StringIO(table.to_csv(index=False)))
    pandas.to_datetime(pandas.Series(["2024-01-31"])).dt.month.isna().sum()


def _narwhals(dependencies: Any) -> None:  # noqa: ANN401
    # Looks for plugins in the metadata of all installed packages: 15 ms of each run with scikit-learn.
    dependencies.is_into_dataframe(None)


def _splitting(model_selection: Any) -> None:  # noqa: ANN401
    model_selection.train_test_split([[1.0], [2.0], [3.0], [4.0]], [0, 1, 0, 1], test_size=0.5, random_state=0)


def _metrics(metrics: Any) -> None:  # noqa: ANN401
    metrics.accuracy_score([0, 1], [0, 1])


def _tree(tree: Any) -> None:  # noqa: ANN401
    rows, classes = [[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 1]
    repr(tree.DecisionTreeClassifier(max_depth=2, random_state=0).fit(rows, classes).predict(rows))


def _linear(linear: Any) -> None:  # noqa: ANN401
    rows, classes = [[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 1]
    repr(linear.LogisticRegression().fit(rows, classes).predict_proba(rows))


def _pipeline(pipeline: Any) -> None:  # noqa: ANN401
    from sklearn.preprocessing import StandardScaler

    repr(pipeline.make_pipeline(StandardScaler()).fit_transform([[0.0], [1.0]]))


def _figure(figure: Any) -> None:  # noqa: ANN401
    axes = figure.Figure(figsize=(2, 2)).subplots()
    axes.plot([1, 2], [3, 4], label="a")
    axes.bar([1, 2], [3, 4])
    axes.set_title("a")
    axes.legend()
    axes.figure.savefig(io.BytesIO(), format="png", bbox_inches="tight")


def _hypothesis(providers: Any) -> None:  # noqa: ANN401
    # It tries constants out of modules that are no packages. The programs' own modules are none of a lesson's, and
    # reading them takes each run a second.
    providers._seen_modules.update(map(id, list(sys.modules.values())))
    from hypothesis import given, settings, strategies

    @settings(derandomize=True, database=None, deadline=None, max_examples=5)
    @given(strategies.floats(width=32), strategies.integers(), strategies.lists(strategies.booleans()))
    def holds(one: object, two: object, three: object) -> None:
        repr((one, two, three))

    holds()


def _pandera(pandera: Any) -> None:  # noqa: ANN401
    schema = pandera.DataFrameSchema({"a": pandera.Column("float64", pandera.Check.gt(0), nullable=True)}, strict=True)
    with contextlib.suppress(pandera.errors.SchemaErrors):
        schema.validate(sys.modules["pandas"].DataFrame({"a": [1.0, -1.0], "b": ["x", "y"]}), lazy=True)


USES: dict[str, Callable[[Any], None]] = {
    "numpy": _numpy,
    "pandas": _pandas,
    "narwhals.dependencies": _narwhals,
    "sklearn.model_selection": _splitting,
    "sklearn.metrics": _metrics,
    "sklearn.tree": _tree,
    "sklearn.linear_model": _linear,
    "sklearn.pipeline": _pipeline,
    "matplotlib.figure": _figure,
    "pandera.pandas": _pandera,
    "hypothesis.internal.conjecture.providers": _hypothesis,
}
"""What is used once, by the name of the module; in this order."""
