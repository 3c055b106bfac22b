"""The verdict of the last `course check`: what it found, and what everything was that it had looked at.

Imports nothing heavy, so that a check with nothing changed answers at once.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from builder.environment import installed_digest
from builder.files import digest, write_text
from builder.findings import has_errors, in_order, stored_findings
from builder.prove.values import Figures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from builder.findings import Finding
    from builder.stamp import BuildOptions

__all__ = ["Verdict", "keep_verdict", "read_verdict", "verdict_inputs"]

_FILE = "verdict.json"
_REPORTS = ("proof.json", "proof.md")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a whole check came to."""

    findings: tuple[Finding, ...]
    figures: Figures


def verdict_inputs(sources: str, slug: str, options: BuildOptions, variants: int) -> str:
    """Return a digest of everything that a whole check depends on; `sources` is that of the workspace's sources."""
    chosen = json.dumps([slug, options.domain, variants])
    return digest(part.encode() for part in (chosen, installed_digest(), sources))


def read_verdict(folder: Path, inputs: str) -> Verdict | None:
    """Return the last verdict if its inputs were these and the reports in the folder are still those of its proof."""
    try:
        kept = json.loads((folder / _FILE).read_text("utf-8"))
        if kept["inputs"] != inputs or kept["reports"] != _reports(folder):
            return None
        return Verdict(stored_findings(kept["findings"]), Figures(**kept["figures"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_verdict(folder: Path, inputs: str, findings: Sequence[Finding], figures: Figures) -> None:
    """Write the verdict beside the reports of the proof, unless there are errors: those are looked at again.

    Raises WriteError.
    """
    if has_errors(findings):
        return
    content = {
        "inputs": inputs,
        "reports": _reports(folder),
        "findings": [asdict(finding) for finding in in_order(findings)],
        "figures": asdict(figures),
    }
    write_text(folder / _FILE, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _reports(folder: Path) -> str:
    return digest((folder / name).read_bytes() for name in _REPORTS)
