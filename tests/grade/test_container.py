"""The sandbox in a container: how it is started and ended with a stand-in engine, and marks where a real one works."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from builder.errors import MissingToolError, ProcessError, RunError
from builder.grade import sandbox
from builder.grade.container import find_engine
from builder.grade.grading import Grader
from builder.grade.places import package_place, python_places
from builder.grade.side import Side
from builder.grade.values import Submission
from builder.processes import run_program

RIGHT = {"double": "def double(n):\n    return 2 * n", "foresee": "answer = 314159"}

STAND_IN = """\
#!{python}
import json, pathlib, socket, sys
here = pathlib.Path({folder!r})
arguments = sys.argv[1:]
with (here / "calls.jsonl").open("a") as file:
    file.write(json.dumps(arguments) + "\\n")
if arguments[0] == "--version":
    print({version!r})
elif arguments[0] in {broken!r}:
    sys.exit("Cannot connect to the daemon.")
elif arguments[0] == "run":
    mounted = dict(reversed(one.split(":")[:2]) for one in arguments if one.count(":") == 2 and one.endswith(":ro"))
    worker = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    worker.connect(mounted["/channel"] + "/control")
    worker.send(b'{{"threads": 1}}')
    while packet := worker.recv(1 << 17):
        worker.send(json.dumps({{"ended": 0, "clean": True, "asked": json.loads(packet)["do"]}}).encode())
"""


@pytest.fixture
def engine(tmp_path, monkeypatch):
    """Return a function that puts an engine on the path that does nothing but listen; it returns what it was asked."""

    def install(name="docker", version="Docker version 27.3.1", broken=()):
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        values = {"python": sys.executable, "folder": str(folder), "version": version, "broken": tuple(broken)}
        program = folder / name
        program.write_text(STAND_IN.format(**values))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setattr(sandbox, "_engines", [])
        calls = folder / "calls.jsonl"
        return lambda: [json.loads(line) for line in calls.read_text().splitlines()] if calls.exists() else []

    return install


def options_of(call):
    """Return the options of `run` as pairs, and the words behind the image."""
    image = next(place for place, word in enumerate(call) if word.startswith("coursewright-sandbox:"))
    words = [word for word in call[1:image] if word not in {"--rm", "--read-only", "--read-only-tmpfs=false"}]
    return list(zip(words[::2], words[1::2], strict=True)), call[image + 1 :]


def test_a_container_has_no_network_and_nothing_to_write_to(engine, tmp_path):
    asked = engine()
    given = tmp_path / "given"
    given.mkdir(mode=0o700)
    side = Side("docker", ["json"], 700, given)
    assert side.order("clean")["asked"] == "clean"
    side.close()
    calls = asked()
    assert [call[0] for call in calls] == ["--version", "images", "import", "run", "rm"]
    run = calls[3]
    options, command = options_of(run)
    assert "--rm" in run
    assert "--read-only" in run
    found = dict(options)
    wanted = {
        "--network": "none",
        "--pull": "never",
        "--cap-drop": "ALL",
        "--user": "65534:65534",
        "--ipc": "private",
        "--pids-limit": "512",
        "--memory": "3260m",
        "--memory-swap": "3260m",
        "--shm-size": "256m",
        "--tmpfs": "/tmp:rw,exec,nosuid,nodev,size=256m,mode=1777",
    }
    assert {name: found[name] for name in wanted} == wanted
    assert ("--security-opt", "no-new-privileges") in options
    mounts = [value for name, value in options if name == "--volume"]
    assert all(mount.endswith(":ro") for mount in mounts)
    seen = [mount.split(":")[1] for mount in mounts]
    assert {"/usr", "/given", "/channel", package_place(), *python_places()} <= set(seen)
    assert not {"/", "/home", "/root", str(Path.home())} & set(seen)
    assert "builder.grade.inside.worker" in " ".join(command)
    assert command[-5:] == ["/channel/control", "/tmp:/dev/shm:/dev/mqueue", "/given", "/tmp/work", "json"]
    assert calls[4] == ["rm", "--force", found["--name"]]
    assert stat.S_IMODE(given.stat().st_mode) == 0o755


def test_nothing_of_the_teachers_environment_goes_in(engine, tmp_path, monkeypatch):
    asked = engine()
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret-of-the-teacher")
    Side("docker", [], 700, tmp_path).close()
    options, _ = options_of(asked()[3])
    given = dict(value.split("=", 1) for name, value in options if name == "--env")
    assert given["HOME"] == given["TMPDIR"] == "/tmp"
    assert "secret-of-the-teacher" not in json.dumps(asked())


def test_podman_is_taken_where_docker_does_not_answer(engine, tmp_path):
    engine("docker", broken=["images"])
    asked = engine("podman", version="podman version 5.2.0")
    Side("docker", [], 700, tmp_path).close()
    runs = [call for call in asked() if call[0] == "run"]
    assert "--read-only-tmpfs=false" in runs[0]


def test_the_image_is_made_once(engine, tmp_path):
    asked = engine()
    first = find_engine(tmp_path)
    assert find_engine(tmp_path).image == first.image
    assert [call[1] for call in asked() if call[0] == "import"] == [str(tmp_path / "image.tar")] * 2
    assert list(tmp_path.glob("*.tar")) == []


def test_without_an_engine_it_says_what_to_do(monkeypatch, tmp_path, engine):
    monkeypatch.setattr(sandbox, "_engines", [])
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingToolError, match="Docker or Podman"):
        Side("docker", [], 700, tmp_path)
    engine(broken=["images"])
    with pytest.raises(ProcessError) as caught:
        Side("docker", [], 700, tmp_path)
    assert "Cannot connect to the daemon." in caught.value.hint
    engine(broken=["run"])
    with pytest.raises(RunError) as lost:
        Side("docker", [], 700, tmp_path)
    assert "Cannot connect to the daemon." in lost.value.hint


@pytest.fixture
def working(tmp_path, monkeypatch):
    """Skip where no engine can run an empty image with this machine's programs."""
    monkeypatch.setattr(sandbox, "_engines", [])
    try:
        found = find_engine(tmp_path)
        name = f"course-test-{os.getpid()}"
        words = ["run", "--rm", "--pull", "never", "--name", name, "--network", "none", "--read-only"]
        words += ["--ulimit", "nofile=1024:1024", "--ulimit", "nproc=4096:4096", "--volume", "/usr:/usr:ro"]
        run_program([found.program, *words, found.image, "/usr/bin/env", "true"], folder=tmp_path, seconds=60)
    except (MissingToolError, ProcessError) as error:
        pytest.skip(f"no container engine works here: {error}")


CURIOUS = """
import os, socket
print("user", os.getuid())
try:
    socket.create_connection(("192.0.2.1", 80), 1)
except OSError as error:
    print("network:", error.strerror)
for place in ("/x", "/usr/x", "/run/x", "/channel/x", "/given/x", "/etc/hosts", "/dev/x"):
    try:
        open(place, "a")
        print("can write", place)
    except OSError:
        pass
try:
    socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET).connect("/channel/control")
    print("can reach the main program")
except OSError:
    pass
def double(n): return 2 * n
"""


@pytest.mark.slow
@pytest.mark.usefixtures("working")
def test_marks_in_a_real_container(plan, grader, cells, notebook):
    with Grader(plan, "docker", knowledge=grader.knowledge) as made:
        assert made.grade(Submission("s", notebook(cells(**RIGHT)))).earned == 4
        curious = made.grade(Submission("s", notebook(cells(**{**RIGHT, "double": CURIOUS}))))
        assert curious.earned == 4
        shown = " ".join(one.outputs for one in curious.exercises)
        assert "user 65534" in shown
        assert "network: Network is unreachable" in shown
        assert "can " not in shown
        fork = "import os\nfor _ in range(300): os.fork()"
        for harm in ("import os\nos._exit(1)", "while True:\n    pass", "x = bytearray(10 << 30)", fork):
            assert made.grade(Submission("s", notebook(cells(**{**RIGHT, "double": harm})))).earned == 1
        left = 'for place in ("/tmp/a", "/dev/shm/a", "/dev/mqueue/a"): open(place, "w")'
        made.grade(Submission("s", notebook(cells(**{**RIGHT, "double": left}))))
        look = 'import os\nprint([os.path.exists(p) for p in ("/tmp/a", "/dev/shm/a", "/dev/mqueue/a")])'
        after = made.grade(Submission("s", notebook(cells(**{**RIGHT, "double": look}))))
        assert "[False, False, False]" in after.exercises[0].outputs
