"""The signal gate finds each fault that it is for, and passes scores that are just good enough."""

from __future__ import annotations

import math
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from builder.check.signal_gate import judge_data, judge_images, judge_pack, judge_ratings, judge_table
from builder.check.signal_scores import ImageScores, RatingScores, TableScores
from builder.documents.domain import Signal

SIGNAL = Signal(
    label_rate=(0.01, 0.03),
    logistic_over_baseline=0.125,
    boosting_over_logistic=0.125,
    weak_column="site",
    weak_value="islands",
    weak_auc_gap=0.25,
)
TABLE = TableScores(seed=4, label_rate=0.015625, logistic=0.140625, boosting=0.265625, auc_weak=0.5, auc_elsewhere=0.75)
IMAGES = ImageScores(seed=4, by_subject=0.9, by_image=0.95, with_artefact=0.95)
RATINGS = RatingScores(seed=4, mean=2.0, means_by_side=1.5, factors=0.75)


def rules(findings):
    return [finding.rule for finding in findings]


def test_scores_at_the_margins_pass():
    assert rules(judge_table([TABLE], SIGNAL, "own.py")) == []
    assert rules(judge_images([IMAGES], "own.py")) == []
    assert rules(judge_ratings([RATINGS], "own.py")) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"label_rate": 0.009, "logistic": 0.14}, "label-rate-is-as-declared"),
        ({"label_rate": 0.031, "logistic": 0.2, "boosting": 0.4}, "label-rate-is-as-declared"),
        ({"logistic": 0.14}, "planted-signal-can-be-learned"),
        ({"boosting": 0.26}, "planted-signal-can-be-learned"),
        ({"boosting": math.nan}, "planted-signal-can-be-learned"),
        ({"auc_weak": 0.51}, "weak-slice-is-weak"),
    ],
)
def test_table_faults_are_found(change, rule):
    found = list(judge_table([TABLE, replace(TABLE, seed=7, **change)], SIGNAL, "own.py"))
    assert rules(found) == [rule]
    assert "seed 7" in found[0].message.lower()
    assert found[0].place.file == "own.py"
    assert found[0].hint


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"by_subject": 0.89}, "images-can-be-learned"),
        ({"by_image": 0.901}, "leaky-split-flatters"),
        ({"with_artefact": 0.9}, "artefact-flatters"),
    ],
)
def test_image_faults_are_found(change, rule):
    assert rules(judge_images([replace(IMAGES, **change)], "own.py")) == [rule]


@pytest.mark.parametrize("change", [{"factors": 1.0}, {"means_by_side": 1.2}, {"mean": 1.2}])
def test_ratings_without_themes_are_found(change):
    assert rules(judge_ratings([replace(RATINGS, **change)], "own.py")) == ["ratings-have-low-rank"]


def test_the_message_names_the_worst_seed_and_how_many_fall_short():
    scores = [replace(TABLE, seed=seed, boosting=value) for seed, value in [(1, 0.25), (2, 0.2), (3, 0.5)]]
    (found,) = judge_table(scores, SIGNAL, "own.py")
    assert "0.059 with seed 2; at least 0.125" in found.message
    assert "2 of 3 seeds" in found.message


def test_noise_instead_of_a_signal_is_found(written):
    pack = written(("logit = -10.0 + known * (1.3 * linear + bent) + (1 - known) * 6.2 + trait", "logit = trait - 4"))
    found = judge_pack(pack, SIGNAL, "own.py", [0])
    assert set(rules(found)) == {"planted-signal-can-be-learned", "weak-slice-is-weak"}
    assert len(found) == 3


def test_a_generator_that_ignores_its_seed_is_found(written):
    pack = written(("default_rng([2, seed])", "default_rng([2, 0])"))
    assert rules(judge_data(pack, "own.py", [0, 1])) == ["other-seed-other-data"]


def test_a_generator_that_never_repeats_is_found(written):
    pack = written(("default_rng([4, seed])", "default_rng()"))
    (found,) = judge_data(pack, "own.py", [0, 1])
    assert found.rule == "same-seed-same-data"
    assert found.message.startswith("pairs gives other data")


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ('"tenure":', '"age":', "table has the columns entity_id, time, amount, count, age"),
        ('"arrival":', '"arrived":', "events has the columns"),
        ("astype(np.float32)[..., None], label", "astype(np.float32), label", "shapes [(100, 16, 16)"),
        ('"label": label.astype(np.int64)', '"label": 2 * label.astype(np.int64)', "labels of table are [0, 2]"),
        ("0.85, 0.15)).astype", "0.0, 0.0)).astype", "labels of images are [0] in 100 rows"),
    ],
)
def test_data_that_break_the_contract_are_found(written, old, new, part):
    pack = written((old, new), ('.sort_values("arrival"', '.sort_values("value"'))
    (found,) = judge_pack(pack, SIGNAL, "own.py", [0])
    assert found.rule == "domain-data-keep-the-contract"
    assert part in found.message.replace("np.int64(0)", "0").replace("np.int64(2)", "2")


def test_something_that_is_no_data_frame_is_found(written):
    pack = written(("START", "START"))
    odd = SimpleNamespace(table=pack.table, images=pack.images, pairs=pack.pairs, events=lambda *_: np.zeros((3, 5)))
    found = list(judge_data(odd, "own.py", [0]))
    assert "of no data frame" in found[0].message
