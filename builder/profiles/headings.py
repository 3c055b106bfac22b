"""Headings by which people mark the parts of a profile."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from builder.documents.profile import Part

__all__ = ["part_of_heading"]

_HEADINGS = {
    Part.TITLE: "title|job title|occupation|role|position|job",
    Part.SUMMARY: "summary|overview|description|about|profile|about role|role summary|job description|what they do|"
    "introduction|definition|purpose of role|about job",
    Part.ALTERNATIVE_TITLES: "alternative titles|alternate titles|also known as|other titles|other names|aliases|"
    "similar titles|related titles|alternative labels|alternative job titles|other job titles|sample job titles",
    Part.TASKS: "tasks|daily tasks|responsibilities|duties|day to day|daily work|what you will do|what you ll do|"
    "typical day|activities|main tasks|work activities|job duties|daily responsibilities|accountabilities",
    Part.TOOLS: "tools|technologies|technology|technology skills|tools technologies|software|tech stack|equipment|"
    "tools used|frameworks",
    Part.PRODUCTS: "products|example products|what they build",
    Part.DOMAINS: "employers|industries|sectors|domains|where they work|work settings|work environment|workplaces|"
    "who employs them|industry|sector|employer types",
    Part.STAGES: "career path|progression|career progression|stages|career stages|career development|career|"
    "career ladder|advancement|levels|growth path|career pathway",
    Part.TRENDS: "outlook|trends|emerging trends|job outlook|future|outlook trends|job market|outlook emerging trends|"
    "market outlook|future outlook|trends outlook",
    Part.TECHNICAL_SKILLS: "technical skills|hard skills|skills|technical competencies|competencies|"
    "professional skills|practical skills|clinical skills|technical knowledge|skills knowledge|knowledge skills",
    Part.SOFT_SKILLS: "soft skills|transferable skills|personal skills|interpersonal skills|personal qualities|"
    "social skills|people skills|personal attributes|behavioural skills|human skills",
}
_BY_HEADING = {heading: part for part, known in _HEADINGS.items() for heading in known.split("|")}
_FILLERS = frozenset(
    "the a an of and for in to required typical main key core common essential your our their needed section part "
    "most important desired expected list s".split()
)
_LONGEST = 8
_SURE = 88


def part_of_heading(text: str) -> Part | None:
    """Return the part that a heading such as `Key technical skills:` names, or None if it names none."""
    words = re.findall(r"[a-z]+", text.casefold())
    if not words or len(words) > _LONGEST:
        return None
    kept = " ".join(word for word in words if word not in _FILLERS) or " ".join(words)
    for name in (" ".join(words), kept):
        if name in _BY_HEADING:
            return _BY_HEADING[name]
    near = process.extractOne(kept, sorted(_BY_HEADING), scorer=fuzz.ratio, score_cutoff=_SURE)
    return _BY_HEADING[near[0]] if near and len(kept) > _LONGEST else None
