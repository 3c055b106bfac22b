"""The theme's own files: readable colours, complete words, nothing from elsewhere, small."""

from __future__ import annotations

import gzip
import json
import re

import pytest
import yaml
from site_cases import ROOT, THEME

from builder.site.assets import theme_files
from builder.site.template import write_template
from builder.site.words import read_words

TOKENS = dict(
    re.findall(r"(--cw-[\w-]+): light-dark\((#\w{6}, #\w{6})\)", (THEME / "css" / "10-tokens.css").read_text())
)
GROUNDS = ["paper", "paper-2", "paper-3"]
SOFT = ["note", "tip", "warning", "danger", "important"]
TEXT = [
    *[(colour, ground) for colour in ("ink", "ink-2", "accent", "accent-2") for ground in [*GROUNDS, "accent-soft"]],
    *[(kind, f"{kind}-soft") for kind in SOFT],
    *[("ink", f"{kind}-soft") for kind in SOFT],
    *[(colour, "paper") for colour in SOFT],
    *[(f"code-{name}", "paper-3") for name in
      ("keyword", "string", "number", "comment", "name", "builtin", "decorator")],
    *[(f"code-{name}", "mark") for name in ("keyword", "string", "number", "name", "builtin", "decorator")],
    *[(colour, "danger-soft") for colour in ("tip", "warning", "accent", "code-keyword", "code-builtin")],
    ("on-accent", "accent"), ("on-accent", "accent-2"), ("ink", "mark"),
]  # fmt: skip
PARTS = [("focus", ground) for ground in GROUNDS] + [("line-2", ground) for ground in GROUNDS]


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second, mode):
    """The contrast of two tokens by WCAG 2.1, in light (0) or dark (1)."""
    pair = [luminance(TOKENS[f"--cw-{name}"].split(", ")[mode]) for name in (first, second)]
    return (max(pair) + 0.05) / (min(pair) + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("colour", "ground"), TEXT)
def test_text_can_be_read(colour, ground, mode):
    assert contrast(colour, ground, mode) >= 4.5


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("colour", "ground"), PARTS)
def test_controls_can_be_seen(colour, ground, mode):
    assert contrast(colour, ground, mode) >= 3


def test_files_are_small_and_load_nothing():
    files = theme_files(THEME)
    later = {name for name in files if name.startswith("lab/")}
    assert sorted(set(files) - later) == ["course.css", "course.js", "favicon.svg", "redirect.js", "scheme.js"]
    assert sum(len(gzip.compress(files[name])) for name in set(files) - later) < 30_000
    for name, content in files.items():
        text = content.decode()
        found = re.findall(r"https?://[^\s\"'<>)]+|url\((?![\"']?data:)|@import", text)
        assert [part for part in found if part != "http://www.w3.org/2000/svg"] == [], name
    assert "WebSocket" not in files["course.js"].decode()


def test_every_colour_is_a_token():
    for path in sorted((THEME / "css").glob("*.css")):
        if path.name.startswith("10-"):
            continue
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        used = set(re.findall(r"var\((--cw-[\w-]+)(?!-?\w)", text))
        known = set(re.findall(r"(--cw-[\w-]+):", (THEME / "css" / "10-tokens.css").read_text()))
        local = {"--cw-first-line", *(f"--cw-columns-{place}" for place in range(1, 5))}
        assert used - known - local == set(), path.name


def used_words():
    """The keys that templates and renderers name literally."""
    templates = "".join(path.read_text() for path in sorted((THEME / "templates").glob("*.j2")))
    code = "".join(path.read_text() for path in sorted((ROOT / "builder" / "site").rglob("*.py")))
    keys = set(re.findall(r"words\.(\w+)", templates))
    keys |= set(re.findall(r"""words\["(\w+)"\]""", code)) | set(re.findall(r"""ctx\.word\(\s*"(\w+)\"""", code))
    return keys


def test_every_word_is_there_and_none_is_idle():
    words = read_words(THEME, "en")
    literal = used_words()
    assert literal - set(words) == set()
    folders = [ROOT / "builder" / name for name in ("site", "pages", "publish", "compile")]
    code = "".join(path.read_text() for path in sorted((ROOT / "builder").glob("*.py")))
    code += "".join(path.read_text() for folder in folders for path in sorted(folder.rglob("*.py")))
    templates = "".join(path.read_text() for path in sorted((THEME / "templates").glob("*.j2")))
    patterns = ("admonition_", "proof_", "kind_", "point_", "exercises_", "search_count_", "quiz_task_")
    patterns += ("hours_", "modules_", "part_", "head_", "trace_", "record_")
    named = code + templates
    idle = [
        key
        for key in words
        if key not in literal and not key.startswith(patterns) and f'"{key}"' not in named and f"'{key}'" not in named
    ]
    assert idle == []


def test_a_partial_translation_falls_back_to_english(tmp_path):
    (tmp_path / "strings.en.json").write_text('{"a": "A", "b": "B"}')
    (tmp_path / "strings.de.json").write_text('{"b": "Be"}')
    assert read_words(tmp_path, "de-AT") == {"a": "A", "b": "Be"}
    assert read_words(tmp_path, "fr") == {"a": "A", "b": "B"}


def test_template_folder(tmp_path):
    folder = tmp_path / "a folder"
    write_template(folder, THEME)
    description = yaml.safe_load((folder / "template.yml").read_text())
    assert description["build"]["start"].endswith(" start.py")
    assert (folder / "node_modules").is_dir()
    assert (folder / "public" / "theme" / "course.css").stat().st_size > 1000
    compile((folder / "start.py").read_text(), "start.py", "exec")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    write_template(folder, THEME)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_strings_are_sorted_json():
    text = (THEME / "strings.en.json").read_text()
    keys = list(json.loads(text))
    assert keys == sorted(keys)
