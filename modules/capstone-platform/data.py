"""The workshop of the capstone: makes the repository, runs what you wrote there, and takes the figures of the texts from it."""

from __future__ import annotations

import contextlib
import datetime
import functools
import io
import json
import re
import runpy
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path += [str(HERE.parents[1] / "curriculum" / "domains"), str(HERE.parent / "_library"), str(HERE / "files")]
    import fintech as domain

    sys.modules["domain"] = domain

import changes
import material
from readability import numbers, reading_grade, words
from repo import Repo

STARTER = HERE / "files" / "starter" if (HERE / "files").is_dir() else HERE / "starter"
PROJECT = Path("platform-strategy")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads the same, ten times as fast where yaml was built with C."""


def write_project(seed: int, folder: str | Path = PROJECT) -> Repo:
    """Make the repository with its first commit where there is none yet; what you have written stays as it is."""
    folder = Path(folder)
    if not (folder / ".git").exists():
        for path in sorted(STARTER.rglob("*")):
            if path.is_file() and not path.name.endswith(".pyc"):
                _put(folder, path.relative_to(STARTER).as_posix(), path.read_text(encoding="utf-8"))
        for name, thing in _drawn(seed).items():
            _put(folder, name, thing if isinstance(thing, str) else _text(name, thing))
        Repo(folder).commit("strategy: what the year begins with")
    (folder / "texts").mkdir(exist_ok=True)
    return Repo(folder)


def read(name: str | Path) -> Any:
    """Return what a YAML or JSON file holds. Raises AssertionError if it cannot be read."""
    try:
        text = Path(name).read_text(encoding="utf-8")
    except OSError:
        raise AssertionError(f"There is no file {name}.") from None
    with contextlib.suppress(yaml.YAMLError):
        return yaml.load(text, LOADER)
    try:
        return yaml.safe_load(text)  # for a message that shows the line
    except yaml.YAMLError as fault:
        raise AssertionError(f"{name} is not valid YAML: {' '.join(str(fault).split())}") from None


def save(name: str | Path, thing: Any) -> None:
    """Write plain data into a YAML or JSON file."""
    Path(name).write_text(_text(str(name), thing), encoding="utf-8")


def load(name: str | Path) -> SimpleNamespace:
    """Return what a program defines, read afresh. Raises AssertionError if there is no such file or if it cannot be run."""
    path = Path(name)
    if not path.is_file():
        raise AssertionError(f"There is no file {name} yet.")
    space: dict[str, Any] = {"__name__": path.stem}
    try:
        exec(_compiled(path.read_text(encoding="utf-8"), str(name)), space)
    except Exception as fault:
        raise AssertionError(f"{name} cannot be run: {type(fault).__name__}: {fault}") from None
    return SimpleNamespace(**space)


@functools.lru_cache(maxsize=64)
def _compiled(text: str, name: str) -> CodeType:
    return compile(text, name, "exec")


def instantiate(template: Mapping[str, str], **values: str) -> dict[str, str]:
    """Return the files of a project: the place holders `<name>` and `<team>` are replaced in names and texts."""

    def fill(text: str) -> str:
        return re.sub(r"<(\w+)>", lambda found: values.get(found[1], found[0]), text)

    return {fill(path): fill(text) for path, text in template.items()}


@contextlib.contextmanager
def project(
    template: Mapping[str, str], name: str, team: str, other: Mapping[str, str | None] | None = None
) -> Iterator[Path]:
    """Make a project in a folder of its own: template, given files, and gate and rules of the repository.

    `other` holds files with another text, None for a file that is taken away. The folder is deleted afterwards.
    """
    files: dict[str, str | None] = {
        "gate.py": (PROJECT / "policy" / "gate.py").read_text(encoding="utf-8"),
        "rules.yaml": (PROJECT / "policy" / "rules.yaml").read_text(encoding="utf-8"),
        "platform.yaml": _text("platform.yaml", {"today": material.TODAY, "versions": []}),
    }
    files |= instantiate({**material.GIVEN, **template}, name=name, team=team) | dict(other or {})
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        for path, text in files.items():
            if text is not None:
                _put(Path(place), path, text)
        yield Path(place)


def checks(folder: Path) -> tuple[int, str]:
    """Run `python checks.py` in a project; return its exit code and what it prints."""
    paths, writes, printed = list(sys.path), sys.dont_write_bytecode, io.StringIO()
    before = set(sys.modules)
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True
    code: object = 0
    try:
        with contextlib.chdir(folder), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            runpy.run_path(str(folder / "checks.py"), run_name="__main__")
    except SystemExit as end:
        code = end.code
        printed.write(end.code if isinstance(end.code, str) else "")
    except Exception as fault:  # what a program of a student may do
        code = 1
        printed.write(f"{type(fault).__name__}: {fault}")
    finally:
        sys.path[:], sys.dont_write_bytecode = paths, writes
        for name in set(sys.modules) - before:
            if str(folder) in str(getattr(sys.modules[name], "__file__", "")):
                del sys.modules[name]
    return (code if isinstance(code, int) else int(code is not None)), printed.getvalue()


def figures(folder: str | Path = PROJECT) -> dict[str, str]:
    """Return the figures that the texts may use, by name, as they follow from what stands in the repository now."""
    folder = Path(folder)
    facts, projects = read(folder / "facts.yaml"), read(folder / "portfolio" / "projects.yaml")
    decision, plan = read(folder / "portfolio" / "decision.json"), read(folder / "plan" / "plan.json")
    report = read(folder / "policy" / "report.json")
    chosen, client = decision["chosen"], facts["client"]
    regrets = {name: loss for name, loss in decision["regret"].items() if loss is not None}
    left_out = min(regrets, key=lambda name: (regrets[name], name), default="none")
    first = datetime.date.fromisoformat(facts["first_day"])
    even, promised = (first + datetime.timedelta(days=7 * plan[week] - 3) for week in ("week_50", "week_85"))
    price = client["people"] * client["price_per_person_week"]
    return {
        "currency": facts["currency"],
        "positives": domain.WORDS["positives"],
        "projects": f"{len(chosen)}",
        "candidates": f"{len(projects)}",
        "cases": f"{sum(projects[name]['cases'] * projects[name]['chance'] / 100 for name in chosen):,.0f}",
        "cost": f"{sum(projects[name]['cost'] for name in chosen):,}",
        "budget": f"{facts['limits']['budget']:,}",
        "worth": f"{decision['worth']:,.0f}",
        "left_out": left_out,
        "regret": f"{regrets.get(left_out, 0):,.0f}",
        "people": f"{sum(sum(projects[name]['people'].values()) for name in chosen)}",
        "critical_days": f"{plan['total']}",
        "weeks_50": f"{plan['week_50']}",
        "weeks_85": f"{plan['week_85']}",
        "even_day": f"{even.day} {even:%B %Y}",
        "promised_day": f"{promised.day} {promised:%B %Y}",
        "last_team": max(plan["last"], key=lambda team: (plan["last"][team], team)),
        "models": f"{len(report)}",
        "blocked": f"{sum(bool(found['broken']) for found in report.values())}",
        "waived": f"{sum(bool(found['waived']) and not found['broken'] for found in report.values())}",
        "path_files": f"{len(read(folder / 'golden-path' / 'template.yaml'))}",
        "client_models": f"{client['models']}",
        "client_weeks_today": f"{client['weeks_today']}",
        "client_people": f"{client['people']}",
        "price_low": f"{price * plan['week_50']}",
        "price_high": f"{price * plan['week_85']}",
        "handover_days": f"{client['handover_days']}",
    }


def fill(text: str, known: Mapping[str, str]) -> str:
    """Put the figures into a text where their names stand in braces; other braces stay."""
    return re.sub(r"\{(\w+)\}", lambda found: known.get(found[1], found[0]), text)


def parts(text: str) -> dict[str, str]:
    """Return what stands under each heading `## …`, in order, without comments."""
    pieces = re.split(r"^##[ \t]+(.+?)[ \t]*$", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL), flags=re.MULTILINE)
    return {title: " ".join(body.split()) for title, body in zip(pieces[1::2], pieces[2::2], strict=True)}


def text_fault(text: str, asked: Mapping[str, tuple[str, ...]], known: Mapping[str, str], most: int) -> str:
    """Return what is wrong with the form of a text, or nothing: headings, lengths, names in braces, and figures that are missing."""
    found = parts(text)
    if list(found) != list(asked):
        return f"The headings are {list(found)}; expected are {list(asked)}, in this order."
    unknown = sorted(set(re.findall(r"\{(\w*)\}", text)) - set(known))
    if unknown:
        return f"There is no figure called {', '.join(unknown)}. The names are {', '.join(known)}."
    for title, names in asked.items():
        length = len(words(fill(found[title], known)))
        if length < 15:
            return f"Under '{title}' there are {length} words; write at least 15."
        missing = [name for name in names if not _holds(found[title], name, known[name])]
        if missing:
            return f"Under '{title}' these figures are missing: {', '.join(missing)}."
    length = len(words(fill(" ".join(found.values()), known)))
    return f"The text has {length} words; at most {most} are asked for." if length > most else ""


def invented(text: str, known: Mapping[str, str]) -> list[float]:
    """Return the numbers of a text that are no figure of the repository."""
    allowed = {number for value in known.values() for number in numbers(value)}
    return sorted(set(numbers(fill(text, known))) - allowed)


def grade(text: str, known: Mapping[str, str]) -> float:
    """Return the reading grade of a text with its figures, without its headings."""
    return reading_grade("\n\n".join(parts(fill(text, known)).values()))


def _holds(text: str, name: str, value: str) -> bool:
    return f"{{{name}}}" in text or re.search(rf"(?<![\w,.]){re.escape(value)}(?![\w]|[,.]\d)", text) is not None


def _drawn(seed: int) -> dict[str, Any]:
    """Return the files that differ from student to student, and last year's results."""
    facts, projects, records = material.facts(seed), material.candidates(seed), material.registry(seed)
    kept = sorted(
        {*facts["limits"]["must"], *(need for name in facts["limits"]["must"] for need in projects[name]["needs"])}
    )
    worth = sum(projects[name]["value"] - projects[name]["cost"] for name in kept)
    return {
        "facts.yaml": facts,
        "portfolio/projects.yaml": projects,
        "portfolio/decision.json": {"chosen": kept, "worth": worth, "regret": {}},
        "plan/tasks.yaml": material.tasks(seed),
        "plan/history.yaml": material.history(seed),
        "plan/plan.json": {"total": 60, "critical": [], "week_50": 14, "week_85": 19, "last": {"platform": 1.0}},
        "policy/registry.yaml": records,
        "policy/report.json": {name: {"broken": [], "waived": []} for name in records},
        "golden-path/template.yaml": material.GIVEN,
        "reviews/features.txt": changes.shown("features"),
        "reviews/release.txt": changes.shown("release"),
    }


def _put(folder: Path, name: str, text: str) -> None:
    path = folder / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _text(name: str, thing: Any) -> str:
    if name.endswith(".json"):
        return json.dumps(thing, indent=2) + "\n"
    return yaml.safe_dump(thing, sort_keys=False, allow_unicode=True, width=120)
