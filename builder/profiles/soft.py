"""Skills that every profession shares: by which words they are known in a list that names no kind."""

from __future__ import annotations

import re

__all__ = ["SOFT_WORDS", "is_soft_skill"]

SOFT_WORDS = frozenset(
    "communication collaboration collaborative mentoring coaching teamwork leadership empathy resilience ethical "
    "ethics awareness planning documentation thinking decomposition adaptability curiosity negotiation listening "
    "patience organisation time management creativity conflict integrity motivation compassion flexibility attention "
    "decision-making problem-solving presentation interpersonal cultural stress discretion calm".split()
)
"""Words that lists of soft skills are made of; some of them also stand in technical skills."""
_SURE = frozenset(
    "communication communicate communicating collaboration collaborate mentoring mentor coaching coach teamwork "
    "leadership empathy empathise empathetic resilience resilient adaptability adaptable curiosity negotiation "
    "negotiate negotiating patience creativity integrity motivation motivate compassion flexibility discretion "
    "interpersonal tact persuasion punctuality reliability self-discipline self-motivation perseverance humility "
    "open-mindedness assertiveness professionalism accountability trustworthiness honesty".split()
)
_PHRASES = re.compile(
    r"\b(?:active(?:ly)? listen\w*|listen actively|problem[ -]solving|critical(?:ly)? think\w*|think critically|"
    r"decision[ -]making|time management|attention to detail|team ?work|work(?:ing)? in (?:a )?teams?|team player|"
    r"conflict (?:resolution|management)|stress (?:management|tolerance)|cope with pressure|under pressure|"
    r"manage stress|public speaking|presentation skills|social perceptiveness|service orientation|"
    r"people skills|emotional intelligence|cultural (?:awareness|sensitivity)|ethical awareness|self[ -]management|"
    r"instructing others|systems thinking|think (?:analytically|creatively|proactively))\b"
)
# "Communication protocols" and "motivation letters" are no soft skills.
_TECHNICAL = re.compile(
    r"\b(?:protocols?|networks?|systems? (?:design|engineering)|radio|data|digital|satellite|wireless|software|api)\b"
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def is_soft_skill(text: str) -> bool:
    """Tell whether a skill is one of communication, character or leading people."""
    plain = text.casefold()[:200]
    if _PHRASES.search(plain):
        return True
    return not _TECHNICAL.search(plain) and not _SURE.isdisjoint(_WORD.findall(plain))
