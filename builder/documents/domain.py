"""Industry domains: a pack of names, numbers and data generators, alone or inside a scenario."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from builder.documents.base import Document, Identifier, Line, Text
from builder.documents.domain_pack import CONTRACT, Name, PackFacts, PackText, Signal, read_pack
from builder.documents.reading import read_document
from builder.documents.yaml_text import load_yaml
from builder.findings import Finding, Place, did_you_mean, has_errors, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "CONTRACT",
    "DEFAULT_PACK",
    "AbTarget",
    "Contract",
    "Domain",
    "Scenario",
    "Signal",
    "domain_names",
    "read_domain",
]

DEFAULT_PACK = "fintech"
"""The pack that a scenario wraps when no other is named, and the one that a course is built with by default."""


class AbTarget(Document):
    """What an A/B test must show before a product laboratory ships."""

    measure: Line
    lift_percent: Annotated[float, Field(gt=0, le=1000)]
    days: Annotated[int, Field(ge=1, le=365)]


class Contract(Document):
    """A project at a fixed price in the currency of the pack, and what is handed over at its end."""

    price: Annotated[int, Field(ge=1)]
    days: Annotated[int, Field(ge=1, le=1000)]
    hand_over: Annotated[tuple[Line, ...], Field(min_length=1)]


class Scenario(Document):
    """A scenario wrapper: who works on the pack's problem, and under which terms."""

    id: Identifier
    title: Line
    story: Text
    words: dict[Name, Line] = Field(default_factory=dict)
    ab_target: AbTarget | None = None
    contract: Contract | None = None


@dataclass(frozen=True, slots=True)
class Domain:
    """One industry as a course is told in it: names, numbers and the source of its data generators.

    `id` is safe in file names (`consultancy-healthcare`); `pack` is the pack's own id.
    """

    id: str
    pack: str
    title: str
    story: str
    brief: str
    """The terms of the scenario in a sentence or two; empty without a scenario."""
    words: Mapping[str, str]
    costs: Mapping[str, int | float | str]
    limits: Mapping[str, int | float]
    groups: Mapping[str, tuple[str, ...]]
    signal: Signal
    source: str
    """The text of the pack, which students get as `domain.py` beside their notebook."""
    ab_target: AbTarget | None = None
    contract: Contract | None = None

    def names(self) -> dict[str, int | float | str]:
        """Return what prose may say after `domain.`, by dotted name: `entity`, `costs.miss`, `levels.site`."""
        flat: dict[str, int | float | str] = {"id": self.id, "title": self.title, "story": self.story}
        flat |= {"brief": self.brief, **self.words}
        flat |= {f"costs.{name}": value for name, value in self.costs.items()}
        flat |= {f"limits.{name}": value for name, value in self.limits.items()}
        flat |= {f"levels.{name}": ", ".join(values) for name, values in self.groups.items()}
        return dict(sorted(flat.items()))

    def prose(self) -> SimpleNamespace:
        """Return the same as attributes, for templates: `{{ domain.items }}` must not find a dictionary's method."""
        top = SimpleNamespace(costs=SimpleNamespace(), limits=SimpleNamespace(), levels=SimpleNamespace())
        for name, value in self.names().items():
            parent, _, last = name.rpartition(".")
            setattr(getattr(top, parent) if parent else top, last, value)
        return top


def domain_names(files: Iterable[str]) -> tuple[str, ...]:
    """Return the names that `--domain` takes, from the domain folder's file names; a scenario also takes `:PACK`."""
    return tuple(sorted(file.rpartition(".")[0] for file in files if file.endswith((".py", ".yaml"))))


def read_domain(
    name: str, texts: Mapping[str, str], folder: str = "curriculum/domains"
) -> tuple[Domain | None, tuple[Finding, ...]]:
    """Return the domain `PACK`, `SCENARIO` or `SCENARIO:PACK` from the texts of the folder's files by file name.

    Return None with the findings if a file is missing or has faults; `folder` is only used to name places.
    """
    scenario_name, pack_name = _parts(name, texts)
    unknown = _unknown(name, scenario_name, pack_name, texts)
    if unknown:
        return None, in_order(unknown)
    pack = read_pack(texts[f"{pack_name}.py"], pack_name, f"{folder}/{pack_name}.py")
    findings = [*pack.findings, *_missing_keys(pack, pack_name, texts, folder)]
    domain = _bare(pack.facts, texts[f"{pack_name}.py"]) if pack.facts is not None else None
    if scenario_name is not None:
        text, file = texts[f"{scenario_name}.yaml"], f"{folder}/{scenario_name}.yaml"
        scenario, faults = read_document(Scenario, text, file)
        findings.extend(faults)
        if domain is not None and scenario is not None:
            findings.extend(_scenario_faults(scenario, scenario_name, domain, text, file))
            domain = _wrapped(scenario, domain)
    return (None if has_errors(findings) else domain), in_order(findings)


def _parts(name: str, texts: Mapping[str, str]) -> tuple[str | None, str]:
    first, colon, second = name.partition(":")
    if colon:
        return first, second
    return (first, DEFAULT_PACK) if f"{first}.yaml" in texts else (None, first)


def _unknown(name: str, scenario: str | None, pack: str, texts: Mapping[str, str]) -> list[Finding]:
    packs = [file.removesuffix(".py") for file in texts if file.endswith(".py")]
    scenarios = [file.removesuffix(".yaml") for file in texts if file.endswith(".yaml")]
    found = []
    if scenario is not None and scenario not in scenarios:
        message = f"There is no scenario '{scenario}' for the domain '{name}'."
        found.append(Finding("domain-is-known", message, hint=did_you_mean(scenario, scenarios)))
    if pack not in packs:
        message = f"There is no domain '{pack}'." if pack == name else f"There is no pack '{pack}' for '{name}'."
        known = packs if scenario is not None else [*packs, *scenarios]
        found.append(Finding("domain-is-known", message, hint=did_you_mean(pack, known)))
    return found


def _missing_keys(pack: PackText, name: str, texts: Mapping[str, str], folder: str) -> list[Finding]:
    """Report what another pack names and this one does not: modules use the same names in every domain."""
    found = []
    for file in sorted(texts):
        if not file.endswith(".py") or file == f"{name}.py":
            continue
        other = read_pack(texts[file], file.removesuffix(".py"), file)
        for constant in ("words", "costs", "limits", "groups"):
            ours, theirs = pack.constants.get(constant), other.constants.get(constant)
            if not isinstance(ours, dict) or not isinstance(theirs, dict):
                continue
            missing = sorted(str(key) for key in theirs.keys() - ours.keys())
            if missing:
                message = f"{constant.upper()} lacks {', '.join(missing)}, which {file} has."
                place = Place(f"{folder}/{name}.py", pack.lines[constant.upper()])
                hint = "Add them: modules use the same names in every domain."
                found.append(Finding("domain-words-are-complete", message, place, hint))
    return found


def _bare(facts: PackFacts, source: str) -> Domain:
    return Domain(
        id=facts.id,
        pack=facts.id,
        title=facts.title,
        story=facts.story,
        brief="",
        words=facts.words,
        costs=facts.costs,
        limits=facts.limits,
        groups=facts.groups,
        signal=facts.signal,
        source=source,
    )


def _scenario_faults(scenario: Scenario, name: str, domain: Domain, text: str, file: str) -> list[Finding]:
    places = load_yaml(text, file)
    found = []
    if scenario.id != name:
        message = f"The scenario's id is '{scenario.id}' but its file is {name}.yaml."
        hint = f"Rename the file to {scenario.id}.yaml, or write `id: {name}`."
        found.append(Finding("domain-id-equals-file", message, places.place_of(("id",)), hint))
    for word in scenario.words:
        if word not in domain.words:
            message = f"The pack '{domain.pack}' has no word '{word}' that the scenario could replace."
            hint = did_you_mean(word, domain.words)
            found.append(Finding("domain-words-are-known", message, places.place_of(("words", word)), hint))
    return found


def _wrapped(scenario: Scenario, domain: Domain) -> Domain:
    return replace(
        domain,
        id=f"{scenario.id}-{domain.pack}",
        title=f"{scenario.title}: {domain.title}",
        story=f"{scenario.story} “{domain.story}”",
        brief=" ".join(_terms(scenario, str(domain.costs["currency"]))),
        words={**domain.words, **scenario.words},
        ab_target=scenario.ab_target,
        contract=scenario.contract,
    )


def _terms(scenario: Scenario, currency: str) -> list[str]:
    said = []
    if scenario.ab_target is not None:
        target = scenario.ab_target
        said.append(
            f"The A/B test must improve the {target.measure} by {target.lift_percent:g} % within {target.days} days."
        )
    if scenario.contract is not None:
        contract = scenario.contract
        things = " and ".join(filter(None, [", ".join(contract.hand_over[:-1]), contract.hand_over[-1]]))
        said.append(f"The price is fixed at {contract.price} {currency} for {contract.days} days of work.")
        said.append(f"We hand over {things}.")
    return said
