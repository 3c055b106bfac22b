"""Headings by which people mark the parts of a profile."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from builder.documents.profile import Part

__all__ = ["is_other_heading", "part_of_heading"]

_HEADINGS = {
    Part.TITLE: "title|job title|occupation|role|position|job|job name|occupation title|position title|"
    "role title|preferred label",
    Part.SUMMARY: "summary|overview|description|about|profile|about role|role summary|job description|what they do|"
    "introduction|definition|purpose of role|about job|what it is|purpose|job purpose|in short|at glance|what is it|"
    "job summary|position summary|role overview|background|job overview|occupation description",
    Part.ALTERNATIVE_TITLES: "alternative titles|alternate titles|also known as|other titles|other names|aliases|"
    "similar titles|related titles|alternative labels|alternative job titles|other job titles|sample job titles|"
    "synonyms|aka|titles|also called|job titles|other names job|reported job titles|sample reported job titles|"
    "variants|also advertised|related job titles|known",
    Part.TASKS: "tasks|daily tasks|responsibilities|duties|day to day|daily work|what you will do|what you ll do|"
    "typical day|activities|main tasks|work activities|job duties|daily responsibilities|accountabilities|"
    "task|task statements|what they do all day|day at work|day job|day life|everyday work|work|routine|"
    "duties responsibilities|tasks responsibilities|responsibilities tasks|roles responsibilities|daily routine|"
    "role responsibilities|what do|detailed work activities|what you do|on job|"
    "job responsibilities|work tasks|tasks duties|daily duties|day today",
    Part.TOOLS: "tools|technologies|technology|technology skills|tools technologies|software|tech stack|equipment|"
    "tools used|frameworks|tool|tools software|software tools|hardware|instruments|machines|equipment tools|"
    "tools equipment|toolbox|technology used|technologies used|it systems|systems|stack|programs|"
    "tools materials|machinery|technical tools|tooling|tools trade|platforms",
    Part.PRODUCTS: "products|example products|what they build|outputs|deliverables|what they make|results|"
    "work products|products services|product",
    Part.DOMAINS: "employers|industries|sectors|domains|where they work|work settings|work environment|workplaces|"
    "who employs them|industry|sector|employer types|employer|where you work|where you find them|fields|"
    "typical workplaces|workplace|who hires|who hires them|hiring industries|work places|places work|"
    "employers industries|industries employers|domain|settings|employment|where work|where",
    Part.STAGES: "career path|progression|career progression|stages|career stages|career development|career|"
    "career ladder|advancement|levels|growth path|career pathway|career steps|steps|career levels|ladder|"
    "career prospects|prospects|career growth|career paths|seniority|development|pathway|seniority levels|"
    "how career goes on|how career develops|grades|promotion|experience levels|stage|path|career timeline|timeline",
    Part.TRENDS: "outlook|trends|emerging trends|job outlook|future|outlook trends|job market|outlook emerging trends|"
    "market outlook|future outlook|trends outlook|trend|what is changing|where it is going|future trends|"
    "industry trends|what changes|what is new|developments|changes|looking ahead|outlook future|labour market|"
    "labor market|what comes next|future developments|demand|future job",
    Part.TECHNICAL_SKILLS: "technical skills|hard skills|skills|technical competencies|competencies|"
    "professional skills|practical skills|clinical skills|technical knowledge|skills knowledge|knowledge skills|"
    "technical|hard|knowledge|requirements|skill|technical requirements|core competencies|competences|know how|"
    "specialist skills|trade skills|craft skills|abilities|what need know|what you need know|technical abilities|"
    "technical competences|expertise|technical expertise|essential skills|professional competencies|job skills|"
    "skills abilities|skills competencies|skill set|skillset|what must know|capabilities|skills required|"
    "professional knowledge|occupational skills|specialised skills|optional skills|what they know",
    Part.SOFT_SKILLS: "soft skills|transferable skills|personal skills|interpersonal skills|personal qualities|"
    "social skills|people skills|personal attributes|behavioural skills|human skills|soft|personal|qualities|"
    "attributes|interpersonal|personality|behaviours|behaviors|human|power skills|character|attitude|attitudes|"
    "soft competencies|behavioural competencies|personal competencies|social competences|who are|working style|"
    "work styles|traits|personal traits|social|transversal skills|values|attitudes values|"
    "interpersonal competencies|behavioral skills|communication skills",
}
_OTHER = frozenset(
    "education|training|qualifications|certifications|certificates|licence|license|salary|pay|wages|benefits|"
    "how apply|apply|contact|references|sources|working hours|hours|entry requirements|physical|disclaimer|"
    "faq|further reading|related occupations|see also|professional bodies|equal opportunities|location|about us|"
    "about company|company|education training|training education|salary benefits|pay benefits|application|"
    "education qualifications|qualifications education|reporting line|reports|hiring process|isco group|code".split("|")
)
"""Headings of what a course is not made from."""
_BY_HEADING = {heading: part for part, known in _HEADINGS.items() for heading in known.split("|")}
_FILLERS = frozenset(
    "the a an of and for in to required typical main key core common essential your our their needed section part "
    "most important desired expected list s".split()
)
_LONGEST = 8
_SURE = 88
_LONGEST_TEXT = 100
_SORTED = sorted(_BY_HEADING)


@lru_cache(maxsize=1024)
def part_of_heading(text: str) -> Part | None:
    """Return the part that a heading such as `Key technical skills:` names, or None if it names none."""
    names = _names(text)
    for name in names:
        if name in _BY_HEADING:
            return _BY_HEADING[name]
    if not names or len(names[-1]) <= _LONGEST or names[-1] in _OTHER:
        return None
    near = process.extractOne(names[-1], _SORTED, scorer=fuzz.ratio, score_cutoff=_SURE)
    return _BY_HEADING[near[0]] if near else None


def is_other_heading(text: str) -> bool:
    """Tell whether a heading names something that profiles often hold and courses do not need, such as `Salary`."""
    return any(name in _OTHER for name in _names(text))


def _names(text: str) -> tuple[str, ...]:
    """Return a heading's words, and the same without words that say nothing; none for a text too long for one."""
    if len(text) > _LONGEST_TEXT:
        return ()
    words = re.findall(r"[a-z]+", text.casefold())
    if not words or len(words) > _LONGEST:
        return ()
    kept = " ".join(word for word in words if word not in _FILLERS)
    return (" ".join(words), kept) if kept else (" ".join(words),)
