"""Find the weights of `builder/match/judging.py`, and what they give for a set that they have not seen.

Run `python tests/bench/learn_judging.py` in the project's folder. A row is a skill that a phrase may name; what the
names said of the phrase is taken from `tests/match/first_sight.yaml`, since today's names were mended with the phrases,
and a phrase is compared with those of the other sets only. Prints a line for each set, learned from the others, before
and with the judge, and the weights learned from all.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "match")]

from labelled import Score, judge_without, phrases_of, the_vocabulary  # noqa: E402

from builder.documents.matches import Hit  # noqa: E402
from builder.match.hits import is_about_software  # noqa: E402
from builder.match.judging import FEWEST_WORDS, LIKE_ENOUGH, LIKELY, LIKELY_ELSEWHERE  # noqa: E402
from builder.match.words import words_asked_for  # noqa: E402

SEEN = yaml.safe_load((ROOT / "tests" / "match" / "first_sight.yaml").read_text("utf-8"))


@dataclass(frozen=True)
class Row:
    """A skill that a phrase may name, by the phrase's place in its set."""

    place: int
    named: bool
    right: bool
    clues: dict


def rows_of(name, vocabulary):
    """Return the rows of a set."""
    judge = judge_without(vocabulary, name)
    return [
        Row(place, skill in {hit.skill for hit in hits}, skill in phrase.skills, clues)
        for place, phrase in enumerate(phrases_of(name))
        for hits in [hits_of(name, phrase)]
        for skill, clues in judge.clues(phrase.text, hits, soft=phrase.soft).items()
    ]


def hits_of(name, phrase):
    """Return what the names said of a phrase at first sight."""
    return [Hit(skill, words, score) for skill, words, score in SEEN[name].get(phrase.text, ())]


def table_of(rows):
    """Return the clues of rows as numbers, and which of them are right."""
    return np.array([list(row.clues.values()) for row in rows]), np.array([row.right for row in rows])


def learned(tables):
    """Return the weights of the clues, and what every skill has."""
    clues, right = (np.concatenate(part) for part in zip(*tables, strict=True))
    mean, spread = clues.mean(axis=0), clues.std(axis=0) + 1e-9
    model = LogisticRegression(max_iter=5000).fit((clues - mean) / spread, right)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - (weights * mean).sum())


def software_of(name):
    """Return the occupations of a set that are about software."""
    by_occupation = {}
    for phrase in phrases_of(name):
        if not phrase.soft:
            by_occupation.setdefault(phrase.occupation, []).append(hits_of(name, phrase))
    return {occupation for occupation, hits in by_occupation.items() if is_about_software(hits)}


def accepted(name, rows, likely):
    """Return the rows that the judge lets count, by the rules of `Judge.judged`."""
    phrases, software = phrases_of(name), software_of(name)
    kept = []
    for row, value in zip(rows, likely, strict=True):
        phrase = phrases[row.place]
        is_shared = phrase.soft or phrase.occupation in software or row.clues["soft skill"]
        kept += [row] if row.named and value >= (LIKELY if is_shared else LIKELY_ELSEWHERE) else []
    held = {row.place for row in kept}
    for row, value in zip(rows, likely, strict=True):
        phrase = phrases[row.place]
        if not row.named and row.place not in held and phrase.occupation in software and value >= LIKE_ENOUGH:
            kept += [row] if len(words_asked_for(phrase.text)) >= FEWEST_WORDS else []
    return kept


def score_of(name, rows):
    """Return how well the rows answer the set."""
    phrases = phrases_of(name)
    right = sum(row.right for row in rows)
    strayed = {row.place for row in rows if not phrases[row.place].skills}
    missed = sum(len(phrase.skills) for phrase in phrases) - right
    return Score(right, len(rows) - right, missed, tuple(sorted(strayed)))


def shown(score):
    """Return the figures of a score."""
    return f"{score.precision:.3f} {score.recall:.3f} {len(score.strayed):>3}"


def added(scores):
    """Return the scores of sets as one."""
    return Score(*(sum(getattr(one, part) for one in scores) for part in ("right", "wrong", "missed")), ()), sum(
        len(one.strayed) for one in scores
    )


def main():
    """Print the figures of each set, then the weights."""
    vocabulary = the_vocabulary()
    rows = {name: rows_of(name, vocabulary) for name in SEEN}
    tables = {name: table_of(found) for name, found in rows.items()}
    before, after = [], []
    print("set      names alone: precision, recall, strayed; with the judge")
    for name, (clues, _) in tables.items():
        weights, first = learned([table for other, table in tables.items() if other != name])
        before.append(score_of(name, [row for row in rows[name] if row.named]))
        after.append(score_of(name, accepted(name, rows[name], 1 / (1 + np.exp(-(clues @ weights + first))))))
        print(f"{name}   {shown(before[-1])}   {shown(after[-1])}")
    for label, scores in (("names alone", before), ("with the judge", after)):
        total, strayed = added(scores)
        print(f"together, {label}: {total.precision:.3f} {total.recall:.3f} {strayed}")
    weights, first = learned(tables.values())
    print(f'    "first": {first:.3f},')
    for clue, weight in zip(rows[name][0].clues, weights, strict=True):
        print(f'    "{clue}": {weight:.3f},')


if __name__ == "__main__":
    main()
