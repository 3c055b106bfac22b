"""The kernel's files: checked, cached, from several sources, and never a long wait."""

import hashlib
import json
import tarfile
import time
import zipfile

import pytest

from builder.browser import kernel as kernels
from builder.browser import vendor
from builder.browser.kernel import CORE, LOCK, core_faults, kernel_files, packages_for, read_kernel
from builder.browser.vendor import Sources, find_kernel, find_wheels

WHEELS = {"numpy": b"the wheel of numpy", "pandas": b"the wheel of pandas", "pytz": b"the wheel of pytz"}


def entry(name, depends=()):
    return {
        "name": name,
        "version": "1.0",
        "file_name": f"{name}-1.0-py3-none-any.whl",
        "sha256": hashlib.sha256(WHEELS[name]).hexdigest(),
        "depends": list(depends),
        "imports": [name],
        "package_type": "package",
    }


@pytest.fixture
def core(monkeypatch):
    """A small set of core files that counts as the pinned release."""
    packages = {"numpy": entry("numpy"), "pandas": entry("pandas", ["numpy", "pytz"]), "pytz": entry("pytz")}
    files = {name: f"the file {name}".encode() for name in CORE}
    files[LOCK] = json.dumps({"info": {"python": "3.14.0"}, "packages": packages}).encode()
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    monkeypatch.setattr(kernels, "CORE", digests)
    monkeypatch.setattr(vendor, "CORE", digests)
    return files


def put(folder, files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def fake_npm(tmp_path, script):
    path = tmp_path / "npm"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return (str(path),)


def test_a_folder_is_taken_checked_and_cached(core, tmp_path):
    folder = put(tmp_path / "given", core)
    found, why = find_kernel(Sources(tmp_path / "cache", kernel=str(folder)))
    assert why == ""
    assert found.core == core
    again, _ = find_kernel(Sources(tmp_path / "cache", npm=("no-such-program",)))
    assert again == found


def test_a_wrong_file_is_refused(core, tmp_path):
    folder = put(tmp_path / "given", {**core, "pyodide.asm.wasm": b"another"})
    found, why = find_kernel(Sources(tmp_path / "cache", kernel=str(folder)))
    assert found is None
    assert "pyodide.asm.wasm" in why
    assert not (tmp_path / "cache").exists()


def test_a_damaged_cache_is_not_trusted(core, tmp_path):
    find_kernel(Sources(tmp_path / "cache", kernel=str(put(tmp_path / "given", core))))
    (tmp_path / "cache" / kernels.VERSION / "pyodide.mjs").write_bytes(b"half")
    found, _ = find_kernel(Sources(tmp_path / "cache", npm=("no-such-program",)))
    assert found is None


def test_npm_is_asked_and_its_package_is_checked(core, tmp_path, monkeypatch):
    put(tmp_path / "package", core)
    tarball = tmp_path / "pyodide.tgz"
    with tarfile.open(tarball, "w:gz") as archive:
        archive.add(tmp_path / "package", "package")
    npm = fake_npm(tmp_path, f"cp {tarball} pyodide-1.tgz")
    found, why = find_kernel(Sources(tmp_path / "cache", npm=npm))
    assert found is None
    assert "SHA-512" in why
    monkeypatch.setattr(vendor, "TARBALL_SHA512", hashlib.sha512(tarball.read_bytes()).hexdigest())
    found, why = find_kernel(Sources(tmp_path / "cache", npm=npm))
    assert why == ""
    assert found.core == core
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == [kernels.VERSION]


@pytest.mark.parametrize("script", ["exit 1", "sleep 600", "exit 0"])
def test_without_a_network_there_is_a_reason_and_no_wait(core, tmp_path, script):
    start = time.perf_counter()
    found, why = find_kernel(Sources(tmp_path / "cache", npm=fake_npm(tmp_path, script), seconds=1))
    assert found is None
    assert "npm could not fetch" in why
    assert time.perf_counter() - start < 300


@pytest.mark.parametrize("kind", ["folder", "archive"])
def test_wheels_come_from_the_place_that_is_named(core, tmp_path, kind):
    kernel = read_kernel(core)
    files = {kernel.packages[name].file: content for name, content in WHEELS.items()}
    files[kernel.packages["pytz"].file] = b"another build of pytz"
    place = put(tmp_path / "wheels", files)
    if kind == "archive":
        with zipfile.ZipFile(tmp_path / "app.whl", "w") as archive:
            for name, content in files.items():
                archive.writestr(f"app/pyodide/{name}", content)
        place = tmp_path / "app.whl"
    sources = Sources(tmp_path / "cache", wheels=str(place))
    found = find_wheels(kernel, ["numpy", "pandas", "pytz"], sources)
    assert found == {"numpy": WHEELS["numpy"], "pandas": WHEELS["pandas"]}
    assert find_wheels(kernel, ["numpy"], Sources(tmp_path / "cache")) == {"numpy": WHEELS["numpy"]}


def test_wheels_of_an_installed_package_are_found(core, tmp_path, monkeypatch):
    kernel = read_kernel(core)
    name = kernel.packages["numpy"].file
    put(tmp_path / "site" / "app" / "pyodide", {name: WHEELS["numpy"]})
    put(tmp_path / "site" / "app-1.dist-info", {"RECORD": f"app/pyodide/{name},sha256=x,1\n".encode()})
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert find_wheels(kernel, ["numpy"], Sources(tmp_path / "cache")) == {"numpy": WHEELS["numpy"]}


def test_an_address_that_does_not_answer_gives_nothing(core, tmp_path):
    sources = Sources(tmp_path / "cache", wheels="http://127.0.0.1:9/wheels", seconds=3)
    assert find_wheels(read_kernel(core), ["numpy"], sources) == {}


def test_packages_come_with_what_they_need_or_with_a_reason(core):
    kernel = read_kernel(core)
    assert packages_for(kernel, ["pandas", "json", "data"], ["data"]) == (("numpy", "pandas", "pytz"), "")
    assert packages_for(kernel, ["subprocess"], []) == ((), "it uses `subprocess`, which browsers do not have")
    assert "does not have" in packages_for(kernel, ["torch"], [])[1]


def test_the_lock_names_only_what_is_there(core):
    files = kernel_files(read_kernel(core), {"numpy": WHEELS["numpy"]})
    assert list(json.loads(files[LOCK])["packages"]) == ["numpy"]
    assert sorted(files) == sorted({*CORE, "NOTICE.txt", "numpy-1.0-py3-none-any.whl"})
    assert core_faults(core) == ()
