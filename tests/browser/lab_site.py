"""What the tests of exercises in the page share: where the browser's Python comes from, a course, a strict server."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import tarfile
import threading
from pathlib import Path

from builder.browser.kernel import VERSION
from builder.browser.vendor import Sources, find_kernel
from builder.compile.tools import node_and_npm

ROOT = Path(__file__).parents[2]
CACHE = ROOT / "_build" / "cache"
# A package that happens to carry the wheels of this release of Pyodide; only tests use it, from this folder.
WHEELS = CACHE / "browser-tests" / "open_webui-0.12.4-py3-none-any.whl"
NO_WHEELS = (
    f"the scientific wheels are not there: pip download --no-deps --dest {WHEELS.parent.relative_to(ROOT)} "
    "open-webui==0.12.4"
)
AXE = "axe-core@4.14.1"
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:"
)


def kernel_folder() -> str:
    """Return a folder with the kernel, fetched by npm if need be; empty if it cannot be had here."""
    kernel, _ = find_kernel(Sources(CACHE / "pyodide", npm=node_and_npm()[1]))
    return str(CACHE / "pyodide" / VERSION) if kernel else ""


def axe_script() -> str:
    """Return axe-core, fetched by npm if need be; empty if it cannot be had here."""
    folder = CACHE / "browser-tests"
    tarball = folder / f"{AXE.replace('@', '-')}.tgz"
    if not tarball.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        command = [*node_and_npm()[1], "pack", AXE, "--silent", "--fetch-retries=0"]
        subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=60)
    if not tarball.is_file():
        return ""
    with tarfile.open(tarball) as archive:
        return archive.extractfile("package/axe.min.js").read().decode()


def tiny_workspace(root: Path, runs: Path) -> Path:
    """Write the tiny course; its executed notebooks are kept in the folder `runs`."""
    tiny = ROOT / "tests" / "golden" / "tiny" / "workspace"
    shutil.copytree(tiny, root, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    (root / "_build" / "cache").mkdir(parents=True)
    (root / "_build" / "cache" / "run").symlink_to(runs)
    return root


def lab_workspace(root: Path, runs: Path) -> Path:
    """Write the tiny course with `browser: true` and the module on Python for models as its third."""
    tiny_workspace(root, runs)
    for name in ("first-steps", "second-steps"):
        card = root / "modules" / name / "module.yaml"
        card.write_text(card.read_text("utf-8") + "browser: true\n", "utf-8")
    shutil.copytree(ROOT / "modules" / "python-for-models", root / "modules" / "python-for-models")
    # One cache for all test runs, so that the kernel is fetched and the exercises are proven once.
    (CACHE / "pyodide").mkdir(parents=True, exist_ok=True)
    (root / "_build" / "cache" / "pyodide").symlink_to(CACHE / "pyodide")
    curriculum = root / "curriculum" / "tiny.yaml"
    text = curriculum.read_text("utf-8")
    third = "      - id: second-steps\n      - id: python-for-models\n"
    curriculum.write_text(text.replace("      - id: second-steps\n", third), "utf-8")
    return root


class Host:
    """Serves a folder below a sub-path, with the policy that a careful university sets."""

    def __init__(self, site: Path, top: Path) -> None:
        (top / "university").mkdir(parents=True)
        (top / "university" / "course").symlink_to(site)

        class Handler(http.server.SimpleHTTPRequestHandler):
            def end_headers(self):
                self.send_header("Content-Security-Policy", POLICY)
                super().end_headers()

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(top)))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.address = f"{self.origin}/university/course/"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
