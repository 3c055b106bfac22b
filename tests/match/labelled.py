"""The labelled phrases, and how well a way of matching does on them."""

from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Phrase:
    """A phrase of an occupation and the skills that it names."""

    occupation: str
    text: str
    skills: frozenset
    soft: bool


def tuned():
    """Return the phrases that vocabulary and matcher were made with."""
    read = yaml.safe_load((HERE / "phrases.yaml").read_text("utf-8"))
    return [Phrase("", text, frozenset(read[kind][text]), kind == "soft") for kind in read for text in read[kind]]


SETS = ("held_out.yaml", *(f"held_out_{number}.yaml" for number in range(2, 13)), "held_out_14.yaml")
"""The page on matching tells what each set gave when it was measured first; later names were mended with it."""


def held_out(*names):
    """Return the phrases of the sets, or of all, that were held out until they had been measured once."""
    read = [
        (occupation, kinds)
        for name in names or SETS
        for occupation, kinds in yaml.safe_load((HERE / name).read_text("utf-8")).items()
    ]
    return [
        Phrase(occupation, text, frozenset(skills), kind == "soft")
        for occupation, kinds in read
        for kind, phrases in kinds.items()
        for text, skills in phrases.items()
    ]


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
