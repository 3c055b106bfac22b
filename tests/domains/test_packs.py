"""The packs keep their contract: names, columns, values, purity and the same data for ever."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from builder.documents.domain import read_domain

COLUMNS = "entity_id time amount count tenure reading channel place site segment label".split()


def digest(pack) -> dict[str, str]:
    """Return a short digest of what each generator gives."""
    pixels, labels, subjects = pack.images(12, seed=3, artefact=True)
    arrays = np.round(pixels.astype(float), 4).tobytes() + labels.astype("<i8").tobytes()
    data = {
        "table": pack.table(60, 3).to_csv(index=False).encode(),
        "events": pack.events(60, 3).to_csv(index=False).encode(),
        "images": arrays + subjects.astype("<i8").tobytes(),
        "pairs": pack.pairs(12, 8, 3).to_csv(index=False).encode(),
    }
    return {name: hashlib.sha256(content).hexdigest()[:16] for name, content in data.items()}


def test_reads_without_findings(pack, texts):
    domain, findings = read_domain(pack.ID, texts)
    assert findings == ()
    assert domain.words == pack.WORDS
    assert domain.source == texts[f"{pack.ID}.py"]


def test_all_packs_have_the_same_keys(pack, texts):
    other, _ = read_domain("fintech", texts)
    for constant in ("words", "costs", "limits", "groups"):
        assert set(getattr(pack, constant.upper())) == set(getattr(other, constant))


def test_words_take_the_article_a(pack):
    for key, word in pack.WORDS.items():
        assert word[0].islower(), key
        if key not in {"industry", "risk", "amount", "count", "tenure"} and f"{key}s" in pack.WORDS:
            assert word[0] not in "aeio", f"'a {word}' is not English"
        assert not word.endswith("."), key


def test_plural_words_end_like_plurals(pack):
    for key in pack.WORDS:
        if f"{key}s" in pack.WORDS:
            assert pack.WORDS[f"{key}s"] != pack.WORDS[key]


def test_every_word_is_in_the_readme(pack):
    table = (Path(__file__).parents[2] / "curriculum/domains/README.md").read_text("utf-8")
    documented = set(re.findall(r"`([a-z_]+)`", table))
    for constant in (pack.WORDS, pack.COSTS, pack.LIMITS, pack.GROUPS):
        assert set(constant) <= documented


def test_story_has_two_or_three_sentences(pack):
    assert pack.STORY.count(". ") + 1 in {2, 3}


def test_acting_pays_for_some_probability(pack):
    costs = pack.COSTS
    threshold = (costs["action"] + costs["false_alarm"]) / (costs["miss"] + costs["false_alarm"])
    assert 0 < threshold < 1


def test_table(pack):
    frame = pack.table(3000, 5)
    assert list(frame.columns) == COLUMNS
    assert len(frame) == 3000
    assert frame["time"].is_monotonic_increasing
    assert set(frame["label"]) == {0, 1}
    assert frame["entity_id"].duplicated().any()
    assert (frame["amount"] > 0).all()
    assert (frame["count"] >= 0).all()
    assert 0.02 < frame["reading"].isna().mean() < 0.15
    assert frame.drop(columns="reading").notna().all(axis=None)
    assert set(frame["site"]) == set(pack.GROUPS["site"])
    assert set(frame["segment"]) == set(pack.GROUPS["segment"])
    assert set(frame["channel"]) == set(pack.CHANNELS)
    assert frame["place"].nunique() >= 20


def test_the_channel_tells_something_about_the_segment(pack):
    frame = pack.table(6000, 0)
    shares = pd.crosstab(frame["channel"], frame["segment"], normalize="index")
    assert (shares.max() - shares.min()).max() > 0.15


def test_events(pack):
    frame = pack.events(4000, 5)
    assert list(frame.columns) == ["entity_id", "time", "value", "kind", "arrival"]
    assert frame["arrival"].is_monotonic_increasing
    assert not frame["time"].is_monotonic_increasing
    delay = frame["arrival"] - frame["time"]
    assert (delay >= pd.Timedelta(0)).all()
    assert 0.05 < (delay > pd.Timedelta("60s")).mean() < 0.15
    assert set(frame["kind"]) == set(pack.KINDS)


def test_machines_are_silent_for_an_hour_a_day(industrial):
    frame = industrial.events(20000, 1)
    hours = frame.groupby("entity_id")["time"].agg(lambda times: times.dt.hour.nunique())
    assert hours.max() == 23


@pytest.mark.parametrize("size", [8, 16, 28])
def test_images(pack, size):
    pixels, labels, subjects = pack.images(300, size=size, seed=5)
    assert pixels.shape == (300, size, size, 1)
    assert pixels.dtype == np.float32
    assert 0 <= pixels.min() < pixels.max() <= 1
    assert set(labels) == {0, 1}
    assert 3 < 300 / len(set(subjects)) < 20


def test_the_artefact_changes_only_the_corner(pack):
    plain, labels, subjects = pack.images(400, seed=2)
    marked, same_labels, same_subjects = pack.images(400, seed=2, artefact=True)
    assert np.array_equal(labels, same_labels)
    assert np.array_equal(subjects, same_subjects)
    changed = (plain != marked).any(axis=(0, 3))
    assert changed[:2, :2].all()
    assert changed.sum() == 4
    has_mark = (marked[:, :2, :2, 0] == 1).all(axis=(1, 2))
    assert np.mean(has_mark == labels) == pytest.approx(0.9, abs=0.05)


def test_pairs(pack):
    frame = pack.pairs(60, 40, 5)
    assert list(frame.columns) == ["user", "item", "rating", "time"]
    assert not frame.duplicated(["user", "item"]).any()
    assert frame["rating"].between(0, 10).all()
    assert frame["time"].is_monotonic_increasing
    assert frame["user"].max() < 60
    assert frame["item"].max() < 40
    assert 0.15 < len(frame) / 2400 < 0.35


@pytest.mark.parametrize("n", [0, 1, 7])
def test_few_rows(pack, n):
    assert len(pack.table(n)) == n
    assert list(pack.table(n).columns) == COLUMNS
    assert len(pack.events(n)) == n
    assert len(pack.images(n)[0]) == n


def test_the_shared_generator_is_left_alone(pack):
    before = np.random.get_state()[1].copy()  # this is the one that must not be used
    pack.table(50, 1)
    pack.events(50, 1)
    pack.images(5, seed=1)
    pack.pairs(5, 5, 1)
    assert np.array_equal(before, np.random.get_state()[1])


def test_other_seeds_give_other_data(pack):
    assert not pack.table(50, 1).equals(pack.table(50, 2))
    assert not np.array_equal(pack.images(5, seed=1)[0], pack.images(5, seed=2)[0])


def test_data_are_those_that_were_published(pack):
    """Answers hang on the data: a change is a decision, made by writing the new digests into digests.json."""
    published = json.loads((Path(__file__).parent / "digests.json").read_text("utf-8"))
    assert digest(pack) == published[pack.ID]


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_another_process_gives_the_same_data(pack, hash_seed):
    path = Path(pack.__file__)
    code = (
        "import sys, hashlib, importlib.util as u; s = u.spec_from_file_location('domain', sys.argv[1]);"
        "m = u.module_from_spec(s); s.loader.exec_module(m);"
        "print(hashlib.sha256(m.table(60, 3).to_csv(index=False).encode()).hexdigest()[:16])"
    )
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == digest(pack)["table"]
