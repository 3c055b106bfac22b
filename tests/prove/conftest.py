"""Small modules with one exercise, made from data, and the proof of many of them at once."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from builder.course.load import load_domain
from builder.course.values import CourseModule
from builder.documents.module_card import ModuleCard
from builder.lessons.attempts import Attempt
from builder.lessons.load import load_lesson
from builder.prove.proving import prove_course
from builder.workspace import Workspace

ROOT = Path(__file__).parents[2]
HEAD = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# Task
"""


@pytest.fixture(scope="session")
def domain():
    """The pack that modules are set in by default."""
    return load_domain(Workspace(ROOT), "fintech", "")[0]


@pytest.fixture(scope="session")
def make_module(domain):
    """Return a function that makes a module with the exercise `task` from a case, or from a whole lesson."""

    def make(case: dict, name: str = "small") -> CourseModule:
        text = case.get("lesson") or HEAD + "".join(cells_of(case))
        file = f"modules/{name}/lesson.md"
        lesson, findings = load_lesson(text, file)
        assert lesson is not None, findings
        assert not findings
        return CourseModule(
            card=ModuleCard.model_validate_json(json.dumps(card_of(case, name))),
            card_file=f"modules/{name}/module.yaml",
            lesson=lesson,
            text=text,
            attempts=tuple(attempts_of(case, name)),
            files=(("domain.py", domain.source.encode()), *((k, v.encode()) for k, v in case.get("files", {}).items())),
            domain=domain,
            stage="",
        )

    return make


@pytest.fixture(scope="session")
def prove():
    """Return a function that proves modules together and gives the report."""

    def run(modules, **options):
        course = SimpleNamespace(curriculum=SimpleNamespace(course="tests"), modules=tuple(modules))
        return prove_course(course, **options)

    return run


def card_of(case: dict, name: str) -> dict:
    parameters = {key: {**value, "default": value["default"]} for key, value in case.get("parameters", {}).items()}
    return {
        "id": name,
        "title": "Task",
        "summary": "A small exercise.",
        "kind": "python",
        "teaches": ["python-programming"],
        "stage": "proof-of-concept",
        "minutes": {"reading": 5, "exercises": 5},
        "packages": case.get("packages", []),
        "seconds": case.get("seconds", 20),
        "memory_mb": case.get("memory_mb", 1000),
        "objectives": {"do": "Write a small function"},
        "parameters": parameters,
        "exercises": {
            "task": {
                "kind": "write",
                "title": "Do it",
                "objective": "do",
                "points": case.get("points", len(case.get("tests", [0]))),
                "minutes": 5,
                "hints": ["Think."],
                "equivalent_mutants": case.get("equivalent_mutants", []),
            }
        },
    }


def cells_of(case: dict):
    if "parameters" in case:
        lines = "\n".join(f"{key} = {value['default']!r}" for key, value in case["parameters"].items())
        yield cell(lines, tags="[parameters]")
    for before in case.get("before", []):
        source = before if isinstance(before, str) else before["source"]
        tags = [] if isinstance(before, str) else before["tags"]
        yield cell(source, **({"tags": f"[{', '.join(tags)}]"} if tags else {}))
    yield "\n## Your turn\n\nDo it.\n"
    yield cell(case["answer"], exercise="task")
    for test in case["tests"]:
        source = test if isinstance(test, str) else test["source"]
        guard = {} if isinstance(test, str) else {"guard": test["guard"]}
        yield cell(source, tests="task", points=1, **guard)


def cell(source: str, **options) -> str:
    shown = "".join(f":{name}: {value}\n" for name, value in options.items())
    return f"\n```{{code-cell}} python\n{shown}\n{source.rstrip()}\n```\n"


def attempts_of(case: dict, name: str):
    for key, value in case.get("attempts", {}).items():
        file = f"modules/{name}/attempts/task/{key}.py"
        yield Attempt("task", key, value["source"], value["score"], value.get("hint", ""), "", file)


def read_cases(folder: Path):
    """Return (rule, case) for every case in the folder."""
    files = sorted(folder.glob("*.yaml"))
    return [(file.stem, case) for file in files for case in yaml.safe_load(file.read_text("utf-8"))]
