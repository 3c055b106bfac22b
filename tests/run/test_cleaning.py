"""What differs from run to run and from machine to machine is taken out of outputs."""

import json
import sys
import sysconfig
import time
from pathlib import Path

import pytest

from builder.run.cleaning import Cleaner, as_on_screen, cell_error

HOME = Path("/tmp/course-run-abc")


@pytest.fixture
def cleaner() -> Cleaner:
    return Cleaner(HOME, HOME / "work")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (f"{HOME}/work/data.csv and {HOME}/work", "<work folder>/data.csv and <work folder>"),
        (f"{HOME}/workers {HOME}-2", "<temporary folder>/workers /tmp/course-run-abc-2"),
        (f"{HOME}/tmp/ipykernel_12/34.py:3: UserWarning", "<cell>:3: UserWarning"),
        ("invalid syntax (123456.py, line 2)", "invalid syntax (line 2)"),
        (f"{sysconfig.get_path('purelib')}/pandas/x.py", "<packages>/pandas/x.py"),
        (f"{sysconfig.get_path('stdlib')}/json/x.py", "<python>/json/x.py"),
        (f"{sys.prefix}/bin/python", "<python>/bin/python"),
        (str(Path.home() / "notes.txt"), "~/notes.txt"),
        ("<object object at 0x7f12ab34cd56>", "<object object at 0x…>"),
        ("0x7f is 127", "0x7f is 127"),
        (f"saved in '{HOME}/tmp/tmp73wfcm_w'.", "saved in '<temporary folder>/tmp/tmp…'."),
        ("Captures:\n  139872345678912: TensorSpec(shape=())", "Captures:\n  …: TensorSpec(shape=())"),
    ],
)
def test_text(cleaner, raw, clean):
    assert cleaner.text(raw) == clean


def test_html_has_escaped_folders_and_steady_ids(cleaner):
    page = f'<p id="T_1a2b3_row0">{HOME}/work</p><p id="T_1a2b3"><b id="0b3ad3a1-5c6d-4b1e-9a8f-0123456789ab">'
    (output,) = json.loads(cleaner.outputs([shown({"text/html": page})]))
    assert output["data"]["text/html"] == (
        '<p id="T_00001_row0">&lt;work folder&gt;</p><p id="T_00001"><b id="00000000-0000-4000-8000-000000000002">'
    )


def test_images_stay_widgets_go_and_json_is_cleaned(cleaner):
    data = {
        "image/png": "iVBOR at 0x7f12ab34cd56",
        "application/vnd.jupyter.widget-view+json": {"model_id": "1"},
        "application/json": {"path": [f"{HOME}/work", 3]},
    }
    (output,) = json.loads(cleaner.outputs([shown(data)]))
    assert output["data"] == {
        "image/png": "iVBOR at 0x7f12ab34cd56",
        "application/json": {"path": ["<work folder>", 3]},
    }


def test_the_same_outputs_give_the_same_bytes(cleaner):
    one = {"output_type": "stream", "name": "stdout", "text": "ü"}
    other = {"text": "ü", "name": "stdout", "output_type": "stream"}
    assert cleaner.outputs([one]) == cleaner.outputs([other]) == '[{"name":"stdout","output_type":"stream","text":"ü"}]'


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("1%\r50%\r100%\n", "100%\n"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("abc\b\bXY", "aXY"),
        ("a\n\b\bb", "a\nb"),
        ("working\r", "working\r"),
        ("one\ntwo\rTWO\n", "one\nTWO\n"),
    ],
)
def test_text_is_as_a_terminal_shows_it(raw, seen):
    assert as_on_screen(raw) == seen


def test_long_texts_without_blanks_take_no_time(cleaner):
    begun = time.process_time()
    for text in ("x" * 1_000_000, "ipykernel_" * 100_000, "\b" * 1_000_000, "a\r" * 500_000, "(1" * 500_000):
        cleaner.outputs([{"output_type": "stream", "name": "stdout", "text": text}])
    assert time.process_time() - begun < 30  # hours, if it grew with the square


def test_the_line_of_an_error_is_the_one_in_the_failing_cell(cleaner):
    trace = [
        "\x1b[31mZeroDivisionError\x1b[39m Traceback",
        "\x1b[36mCell\x1b[39m\x1b[36m \x1b[39m\x1b[32mIn[12]\x1b[39m\x1b[32m, line 4\x1b[39m\n",
        "Cell In[3], line 9, in f()",
        "File <packages>/ipykernel/kernelbase.py:1, in raw_input",
    ]
    error = cell_error(cleaner, "ZeroDivisionError", f"in {HOME}/work", trace)
    assert (error.line, error.message) == (4, "in <work folder>")
    assert error.traceback == "ZeroDivisionError Traceback\nCell In[12], line 4\n\nCell In[3], line 9, in f()"
    assert cell_error(cleaner, "UsageError", "no such magic", []).line == 0


def shown(data: dict) -> dict:
    return {"output_type": "display_data", "data": data, "metadata": {}}
