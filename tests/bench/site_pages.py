"""Build time and memory against the number of pages: `python tests/bench/site_pages.py [--full] [--without-1] [N ...]`.

The same generated notebooks are compiled by Jupyter Book with the course theme, with a template that renders nothing,
and by Jupyter Book 1.0.4, which pip installs into a throw-away environment. Compare figures of one run only.
"""

import argparse
import contextlib
import json
import os
import random
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from builder.compile.jupyter_book import book_command, book_environment, preview_environment
from builder.processes import descendants, end_tree, memory_mb, start_program
from builder.site.finish import finish_site
from builder.site.template import write_template

THEME = Path(__file__).parents[2] / "book" / "theme"
WORDS = "model data split score test row column value mean error plan week team price sensor image label".split()
SAMPLES = 5
# mystmd keeps some thousand pages only in a larger heap than Node gives it.
AS_IT_IS = "--max-old-space-size=12000"
HEAD = """| pages | built by | time | processor | peak memory | against the course theme |
|---|---|---|---|---|---|"""
EMPTY = """import os, sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        body = b"<html><head></head><body></body></html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
host = os.environ.get("HOST") or "localhost"
server = ThreadingHTTPServer((host, int(os.environ["PORT"])), Handler)
print(f"http://{host}:{os.environ['PORT']}", flush=True)
server.serve_forever()
"""


@dataclass(frozen=True)
class Figure:
    """What a build took: seconds by the clock, seconds of all its processes, and its peak memory in MB."""

    seconds: float
    cpu: float
    memory: float


def notebook(number: int) -> str:
    """Return a notebook of twelve cells: prose with a formula and a link, code with its output, a list, a table."""
    chance = random.Random(number)

    def prose() -> str:
        return " ".join(chance.choice(WORDS) for _ in range(60)).capitalize() + f". Here $x_{{{number}}} = 1$ holds."

    cells = [("markdown", f"# Page {number}\n\n{prose()}")]
    for part in range(4):
        cells.append(("markdown", f"## Part {part} of {number}\n\n{prose()}\n\n- {prose()}\n- **one** and `two`"))
        cells.append(("code", f"rows_{part} = [n * {part + 1} for n in range({number} % 7 + 3)]\nprint(rows_{part})"))
    cells.append(("markdown", "| a | b |\n|---|---|\n" + "\n".join(f"| {n} | {n * n} |" for n in range(6))))
    cells.append(("markdown", f":::{{note}}\n{prose()}\n:::"))
    return json.dumps(
        {
            "cells": [_cell(f"p{number}-c{place}", *cell) for place, cell in enumerate(cells)],
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


def _cell(name: str, kind: str, source: str) -> dict[str, object]:
    cell = {"cell_type": kind, "id": name, "metadata": {}, "source": source}
    if kind == "code":
        out = {"output_type": "stream", "name": "stdout", "text": "[0, 1, 2, 3, 4, 5]\n"}
        cell |= {"execution_count": 1, "outputs": [out]}
    return cell


def names_of(pages: int) -> list[str]:
    """Return the names of the notebooks in order."""
    return [f"page-{number:04}" for number in range(pages)]


def write_notebooks(folder: Path, pages: int) -> None:
    """Write the notebooks and a front page."""
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("# The front page\n\nWords.\n")
    for number, name in enumerate(names_of(pages)):
        (folder / f"{name}.ipynb").write_text(notebook(number))


def write_myst(folder: Path, pages: int) -> None:
    """Write `myst.yml` with all pages in 20 parts, the template beside it."""
    names = names_of(pages)
    size = -(-pages // 20)
    parts = [names[start : start + size] for start in range(0, pages, size)]
    toc = [{"file": "index.md"}]
    toc += [
        {"title": f"Part {n}", "children": [{"file": f"{name}.ipynb"} for name in part]} for n, part in enumerate(parts)
    ]
    settings = {"version": 1, "project": {"title": "Bench", "toc": toc}, "site": {"template": "./template"}}
    (folder / "myst.yml").write_text(json.dumps(settings))


def write_empty_template(folder: Path) -> None:
    """Write a template whose server renders nothing."""
    (folder / "node_modules").mkdir(parents=True)
    (folder / "public").mkdir()
    (folder / "start.py").write_text(EMPTY)
    build = {"install": "true", "start": f"{sys.executable} start.py"}
    (folder / "template.yml").write_text(json.dumps({"jtex": "v1", "title": "empty", "options": [], "build": build}))


def measured(command: list[str], folder: Path, environment: dict[str, str] | None, after=lambda: None) -> Figure:
    """Run a command and what comes after it; return what both took."""
    log = folder.parent / f"{folder.name}.log"
    peak = 0.0
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    own, start = time.process_time(), time.perf_counter()
    with start_program(command, folder=folder, environment=environment, log=log) as program:
        while program.process.poll() is None:
            peak = max(peak, memory_mb((program.pid, *descendants(program.pid))))
            time.sleep(0.1)
    watching = time.process_time() - own
    if program.process.returncode:
        raise SystemExit(log.read_text()[-3000:])
    after()
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return Figure(seconds, cpu + time.process_time() - own - watching, peak)


def book_2(folder: Path, pages: int, *, ours: bool) -> Figure:
    """Build with jupyter-book of this environment, with the course theme or with the empty template."""
    write_notebooks(folder, pages)
    write_myst(folder, pages)
    (folder / "_build").mkdir()
    template = folder / "template"
    write_template(template, THEME) if ours else write_empty_template(template)
    environment = book_environment(folder / "course.json", folder / "_build" / "findings.jsonl")
    environment["COURSEWRIGHT_SITE_DATA"] = ""
    if not ours:
        environment["NODE_OPTIONS"] = AS_IT_IS
    built = folder / "_build" / "html"

    def finish() -> None:
        assert len(list(built.rglob("index.html"))) == pages + 1
        if ours:
            found = finish_site(built, base_url="")
            assert not found, found[:3]

    return measured(book_command("build", "--html", "--ci"), folder, environment, finish)


def book_1(folder: Path, pages: int, program: Path) -> Figure:
    """Build with Jupyter Book 1."""
    write_notebooks(folder, pages)
    (folder / "_config.yml").write_text("title: Bench\nexecute:\n  execute_notebooks: 'off'\n")
    files = "".join(f"  - file: {name}\n" for name in names_of(pages))
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n{files}")

    def finish() -> None:
        assert len(list((folder / "_build" / "html").glob("page-*.html"))) == pages

    return measured([str(program), "build", "."], folder, None, finish)


def install_book_1(folder: Path) -> Path:
    """Install Jupyter Book 1.0.4 into an environment of its own and return its program."""
    uv = shutil.which("uv") or os.environ.get("UV", "")
    python = folder / "bin" / "python"
    if uv:
        subprocess.run([uv, "venv", "-q", "--python", sys.executable, str(folder)], check=True)
        subprocess.run([uv, "pip", "install", "-q", "--python", str(python), "jupyter-book==1.0.4"], check=True)
    else:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "jupyter-book==1.0.4"], check=True)
    return folder / "bin" / "jupyter-book"


def edit_latency(folder: Path, pages: int, *, ours: bool) -> list[tuple[float, float]]:
    """Return what passes from saving a notebook until the running preview shows its new words, some times.

    Each is seconds by the clock and processor seconds of Jupyter Book and the theme's server. `ours` is as
    `course serve` starts Jupyter Book, otherwise as it is.
    """
    write_notebooks(folder, pages)
    write_myst(folder, pages)
    (folder / "_build").mkdir()
    write_template(folder / "template", THEME)
    environment = (preview_environment if ours else book_environment)(
        folder / "course.json", folder / "_build" / "findings.jsonl"
    )
    environment["COURSEWRIGHT_SITE_DATA"] = ""
    if not ours:
        environment["NODE_OPTIONS"] = AS_IT_IS
    ports = [_free_port(), _free_port()]
    command = book_command("start", "--port", str(ports[0]), "--server-port", str(ports[1]))
    page = pages // 2
    file, address = folder / f"page-{page:04}.ipynb", f"http://localhost:{ports[0]}/page-{page:04}"
    times = []
    # A log that lies among the sources makes mystmd rebuild the whole site at each line that it writes itself.
    log = folder / "_build" / "log"
    with start_program(command, folder=folder, environment=environment, log=log) as program:
        _wait_for(address, f"Part 3 of {page}", 1800)
        for turn in range(SAMPLES):
            words = f"saved in turn {turn}x"
            time.sleep(3)
            start, used = time.perf_counter(), _cpu_of(program.pid)
            file.write_text(
                file.read_text().replace("### ", "").replace(f"## Part 1 of {page}", f"## Was {words}")
                if turn == 0
                else file.read_text().replace(f"saved in turn {turn - 1}x", words)
            )
            _wait_for(address, words, 300)
            times.append((time.perf_counter() - start, _cpu_of(program.pid) - used))
        end_tree(program.pid)
    return times


def _cpu_of(pid: int) -> float:
    """Return the processor seconds of a running process and all below it: fields 14 and 15 of proc(5), stat."""
    total = 0
    for number in (pid, *descendants(pid)):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def _wait_for(address: str, words: str, seconds: float) -> None:
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"{address} does not show: {words}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


def main() -> None:
    """Print a table of figures and ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", type=int, nargs="*", default=[40, 400])
    parser.add_argument("--full", action="store_true", help="also 4,000 pages, without Jupyter Book 1")
    parser.add_argument("--without-1", action="store_true", help="without Jupyter Book 1, which is to be installed")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        old = None if chosen.without_1 else install_book_1(top / "book-1")
        print(HEAD)
        for pages in [*chosen.pages, *([4000] if chosen.full else [])]:
            rows = {
                "the course theme": book_2(top / f"ours-{pages}", pages, ours=True),
                "a template that renders nothing": book_2(top / f"empty-{pages}", pages, ours=False),
            }
            if old and pages <= 400:
                rows["Jupyter Book 1.0.4"] = book_1(top / f"old-{pages}", pages, old)
            ours = rows["the course theme"]
            for what, row in rows.items():
                ratio = f"{row.seconds / ours.seconds:.2f} (processor {row.cpu / ours.cpu:.2f})"
                print(
                    f"| {pages} | {what} | {row.seconds:.1f} s | {row.cpu:.1f} s | {row.memory:.0f} MB | {ratio} |",
                    flush=True,
                )
            for folder in top.glob(f"*-{pages}"):
                shutil.rmtree(folder)
        pages = max(chosen.pages)
        print(f"\n| one page of {pages} edited, seen in the preview of | clock | processor |\n|---|---|---|")
        for name, ours in (("course serve", True), ("Jupyter Book as it is", False)):
            times = edit_latency(top / f"edit-{ours}", pages, ours=ours)
            clock, cpu = (statistics.median(row[at] for row in times) for at in (0, 1))
            print(f"| {name} | {clock:.2f} s | {cpu:.2f} s |", flush=True)


if __name__ == "__main__":
    main()
