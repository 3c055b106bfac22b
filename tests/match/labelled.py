"""The labelled phrases, and how well a way of matching does on them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from builder.documents.reading import read_document
from builder.documents.vocabulary import Vocabulary
from builder.match.hits import find_hits, is_about_software
from builder.match.judging import judge_of
from builder.match.teaching import Teaching
from builder.match.terms import index_terms

ROOT = Path(__file__).parents[2]
LEARNED = sorted(path.stem for path in (ROOT / "curriculum" / "phrases").glob("*.yaml"))
SETS = [name for name in LEARNED if name.startswith("set-")]
"""The page on matching tells what each set gave when it was measured first; names were mended with it afterwards."""
HELD_OUT = ("held_out_15.yaml", "held_out_16.yaml", "held_out_17.yaml")
"""Sets that nothing was mended with and nothing learns from."""


@dataclass(frozen=True)
class Phrase:
    """A phrase of an occupation and the skills that it names."""

    occupation: str
    text: str
    skills: frozenset
    soft: bool


def read(path):
    """Return the phrases of a file."""
    found = yaml.safe_load(path.read_text("utf-8"))["occupations"]
    return [
        Phrase(occupation, text, frozenset(skills), kind == "soft")
        for occupation, kinds in found.items()
        for kind, phrases in kinds.items()
        for text, skills in phrases.items()
    ]


def phrases_of(*names):
    """Return the phrases that matching learns from, of these files of curriculum/phrases."""
    return [phrase for name in names for phrase in read(ROOT / "curriculum" / "phrases" / f"{name}.yaml")]


def held_out(*names):
    """Return the phrases that matching has never seen."""
    return [phrase for name in names or HELD_OUT for phrase in read(ROOT / "tests" / "match" / name)]


@cache
def the_vocabulary():
    """Return the real vocabulary."""
    path = ROOT / "curriculum" / "skills.yaml"
    found, findings = read_document(Vocabulary, path.read_text("utf-8"), path.name)
    assert found is not None, findings
    return found


def judge_without(vocabulary, *names):
    """Return a judge that has learned from all files of curriculum/phrases but these."""
    known = [(phrase.text, phrase.skills) for phrase in phrases_of(*(one for one in LEARNED if one not in names))]
    return judge_of(vocabulary, index_terms(vocabulary), known)


@dataclass(frozen=True)
class Score:
    """How many skills were found rightly, wrongly and not; and phrases of other trades that got any."""

    right: int
    wrong: int
    missed: int
    strayed: tuple

    @property
    def precision(self):
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self):
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self):
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def in_software(phrases, find):
    """Return the occupations of the phrases that are about software, as in a profile; `find(text)` returns hits."""
    hits = {}
    for phrase in phrases:
        if not phrase.soft:
            hits.setdefault(phrase.occupation, []).append(find(phrase.text))
    return {occupation for occupation, found in hits.items() if is_about_software(found)}


class Matcher:
    """Matches phrases as in a profile of their occupation, with a judge that has not learned from some files."""

    def __init__(self, *unlearned):
        self.vocabulary = the_vocabulary()
        self.judge = judge_without(self.vocabulary, *unlearned)
        self.teaching = Teaching(self.vocabulary, {})

    def names(self, text, soft=False):
        """Return the hits of names alone, whole fields only if there is nothing else."""
        return self.teaching.without_fields(find_hits(text, self.judge.terms, soft=soft))

    def skills(self, text, soft=False, software=False):
        """Return the skills that a phrase names."""
        hits = self.judge.judged(text, self.names(text, soft), soft=soft, software=software)
        return frozenset(hit.skill for hit in hits)

    def score(self, phrases, taught=None):
        """Return the score on phrases with their occupations."""
        software = in_software(phrases, self.names)
        found = {(one.text, one.soft): self.skills(one.text, one.soft, one.occupation in software) for one in phrases}
        return score(phrases, lambda text, soft: found[text, soft], taught)


def score(phrases, find, taught=None):
    """Return the score of `find(text, soft)`; only skills that are `taught` count if that is given."""
    right = wrong = missed = 0
    strayed = []
    for phrase in phrases:
        wanted, found = phrase.skills, find(phrase.text, phrase.soft)
        if taught is not None:
            wanted, found = wanted & taught, found & taught
        right, wrong, missed = right + len(found & wanted), wrong + len(found - wanted), missed + len(wanted - found)
        if found and not phrase.skills:
            strayed.append(phrase.text)
    return Score(right, wrong, missed, tuple(strayed))


# What the modules of the blueprint teach, with the elective: the library as it is meant to become.
SYLLABUS = frozenset(
    "problem-decomposition systems-thinking python-programming feature-engineering data-frames baseline-models "
    "model-selection model-evaluation fraud-detection deep-learning pytorch tensorflow computer-vision medical-imaging "
    "recommendation-engines predictive-maintenance time-series hyper-parameter-tuning resilience software-architecture "
    "python-packaging version-control code-review data-versioning experiment-tracking model-registry automated-testing "
    "data-testing continuous-integration restful-api model-serving containerisation docker technical-writing "
    "communication collaboration kubernetes cloud-services object-storage identity-and-access infrastructure-as-code "
    "scalable-training pipeline-orchestration feature-stores safe-release ab-testing monitoring incident-response "
    "real-time-inference stream-processing edge-computing model-compression explainable-ai ethics privacy "
    "sequence-models agile-planning mentoring team-leadership platform-leadership mlops-lifecycle client-work".split()
)
