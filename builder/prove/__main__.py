"""Prove one module from the shell while writing it: `python -m builder.prove MODULE [--domain PACK]`."""

from __future__ import annotations

import argparse
import ast
import sys
import time
from pathlib import Path

from builder.assemble.sheet import make_sheet
from builder.findings import in_order
from builder.lessons.attempts import read_attempt
from builder.lessons.load import load_lesson
from builder.prove.branches import run_branches
from builder.prove.exercises import attempt_branches, judge, starter_branches, trunk_steps
from builder.workspace import find_workspace, read_file, read_modules


def main() -> int:
    """Print the findings of one module; return 1 if there are any."""
    parser = argparse.ArgumentParser()
    parser.add_argument("module")
    parser.add_argument("--domain", default="")
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args()
    workspace = find_workspace(Path.cwd())
    modules, findings = read_modules(workspace)
    findings = tuple(f for f in findings if f"/{options.module}/" in f.place.file)
    if options.module not in modules:
        for f in findings:
            print(f.place, f.rule, f.message, f.hint)
        print("no such module", sorted(modules))
        return 1
    folder, card = modules[options.module].folder, modules[options.module].card
    text, faults = read_file(workspace, folder / "lesson.md")
    lesson, more = load_lesson(text, workspace.shown(folder / "lesson.md"))
    findings = (*findings, *faults, *more)
    pack = workspace.curriculum / "domains" / f"{options.domain or card.domain}.py"
    names: dict[str, object] = {"domain": _facts(pack), **{k: p.default for k, p in card.parameters.items()}}
    sheet, more = (
        make_sheet(card, lesson, names, {k: p.default for k, p in card.parameters.items()}) if lesson else (None, ())
    )
    findings = (*findings, *more)
    if sheet is not None:
        attempts = []
        for path in sorted((folder / "attempts").glob("*/*")):
            attempt, more = read_attempt(
                path.read_text(), exercise=path.parent.name, name=path.stem, file=workspace.shown(path)
            )
            findings = (*findings, *more)
            attempts += [attempt] if attempt else []
        files = [("domain.py", pack.read_bytes())]
        if (folder / "data.py").exists():
            files.append(("data.py", (folder / "data.py").read_bytes()))
        for path in sorted((folder / "files").rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                files.append((path.relative_to(folder / "files").as_posix(), path.read_bytes()))
        start = time.perf_counter()
        branches = [*starter_branches(sheet), *attempt_branches(sheet, attempts)]
        fresh = options.fresh or any("tensorflow" in p or "torch" in p for p in card.packages)
        trunk, results = run_branches(trunk_steps(sheet), branches, files, seconds=card.seconds, fresh=fresh)
        findings = (*findings, *judge(card, sheet, attempts, trunk, results))
        for f in in_order(findings):
            print(f"{f.place}: {f.severity} {f.rule}: {f.message}\n    {f.hint}")
        print(
            f"{len(attempts)} attempts, {len(card.exercises)} exercises, {len(findings)} findings, {time.perf_counter() - start:.1f} s"
        )
    else:
        for f in in_order(findings):
            print(f"{f.place}: {f.severity} {f.rule}: {f.message}\n    {f.hint}")
    return 1 if findings else 0


def _facts(pack: Path) -> dict[str, object]:
    facts: dict[str, object] = {}
    for node in ast.parse(pack.read_text()).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(target, ast.Name) and target.id.isupper() and getattr(node, "value", None) is not None:
            try:
                facts[target.id.lower()] = ast.literal_eval(node.value)  # type: ignore[attr-defined]
            except ValueError:
                continue
    return {**facts.pop("words", {}), **facts}  # type: ignore[dict-item]


if __name__ == "__main__":
    sys.exit(main())
