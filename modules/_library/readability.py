"""Count words and sentences of an English text, and estimate how hard it is to read."""

from __future__ import annotations

import re


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, without punctuation."""
    return re.findall(r"[A-Za-z0-9]+(?:['’:.,-][A-Za-z0-9]+)*", text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text: pieces that end with a full stop, a question or an exclamation mark.

    The signs of headings and lists are left out.
    """
    plain = re.sub(r"^\s*(?:#+|[-*]|\d+\.)\s+", "", text, flags=re.MULTILINE)
    pieces = re.split(r"(?<=[.!?])\s+", " ".join(plain.split()))
    return [piece for piece in pieces if words(piece)]


def numbers(text: str) -> list[float]:
    """Return the numbers of a text in order; `1,000` is one number."""
    return [float(found.replace(",", "")) for found in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text)]


def reading_grade(text: str) -> float:
    """Return the Automated Readability Index: about the school year in which one can read the text.

    Source: E. Smith and R. Senter, Automated Readability Index, AMRL-TR-66-220, 1967.
    """
    found = words(text)
    if not found:
        return 0.0
    letters = sum(len(re.sub(r"[^A-Za-z0-9]", "", word)) for word in found)
    return 4.71 * letters / len(found) + 0.5 * len(found) / len(sentences(text)) - 21.43


def section(text: str, title: str) -> str:
    """Return what stands under `## title` in a Markdown text, up to the next heading, without comments."""
    match = re.search(rf"^##\s+{re.escape(title)}\s*$(.*?)(?=^##\s|\Z)", text, re.MULTILINE | re.DOTALL)
    return re.sub(r"<!--.*?-->", "", match[1], flags=re.DOTALL).strip() if match else ""
