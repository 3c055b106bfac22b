"""Measure the matcher: precision, recall and F1 on labelled phrases that it has not learned from, and long texts.

Run `python tests/bench/matching.py` in the project's folder. Times are processor time. A set that matching learns from
is left out of what it has learned when it is measured; the names of the vocabulary were mended with it all the same.
"""

import random
import string
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "match")]

from labelled import HELD_OUT, SETS, SYLLABUS, Matcher, held_out, phrases_of, the_vocabulary  # noqa: E402

from builder.documents.module_card import ModuleCard  # noqa: E402
from builder.documents.reading import read_document  # noqa: E402
from builder.match.hits import find_hits  # noqa: E402


def read(model, path):
    """Return the document in the file."""
    document, findings = read_document(model, path.read_text("utf-8"), path.name)
    if document is None:
        raise SystemExit(str(findings))
    return document


def texts(words):
    """Yield long and odd texts: words of the vocabulary, letters, one word over and over."""
    chance = random.Random(0)
    for _ in range(40):
        yield " ".join(chance.choices(words, k=4000))
        yield "".join(chance.choices(string.printable, k=20_000))
    yield "data " * 20_000
    yield "a" * 200_000


def main():
    """Print the figures of the page on matching and planning."""
    vocabulary = the_vocabulary()
    cards = [read(ModuleCard, path) for path in sorted((ROOT / "modules").glob("*/module.yaml"))]
    today = frozenset(skill for card in cards for skill in card.teaches)
    names = sum(
        1 + len(skill.synonyms) + len(skill.tools) + len(skill.homonyms) + len(skill.ambiguous)
        for skill in vocabulary.skills
    )
    print(f"{len(vocabulary.skills)} skills, {names} names, {len(cards)} modules that teach {len(today)} skills")
    print(f"{'phrases':<15} {'skills counted':<20} {'precision':>9} {'recall':>7} {'F1':>6}  other trades matched")
    for name, phrases in (*((name, held_out(name)) for name in HELD_OUT), *((name, phrases_of(name)) for name in SETS)):
        matcher, others = Matcher(name), sum(not phrase.skills for phrase in phrases)
        for scope, taught in (("whole vocabulary", None), ("of the syllabus", SYLLABUS), ("of today", today)):
            found = matcher.score(phrases, taught)
            figures = f"{found.precision:>9.3f} {found.recall:>7.3f} {found.f1:>6.3f}"
            shown = name.removesuffix(".yaml")
            print(f"{shown:<15} {scope:<20} {figures}  {len(found.strayed)} of {others} (of {len(phrases)})")
    terms = Matcher().judge.terms
    slowest = 0.0
    for text in texts(sorted(terms.plain)):
        start = time.process_time()
        find_hits(text, terms, soft=True, software=True)
        slowest = max(slowest, time.process_time() - start)
    print(f"slowest of 82 texts of 20,000 to 200,000 signs: {slowest:.2f} s")


if __name__ == "__main__":
    main()
