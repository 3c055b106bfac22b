"""Start a service for a test and end it for sure: in this process, or as a real uvicorn process on loopback."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

if __name__ != "__main__":  # the server process needs no client
    import httpx
    import uvicorn
    from uvicorn.lifespan import on  # noqa: F401 (uvicorn imports these when it starts)
    from uvicorn.loops import asyncio  # noqa: F401
    from uvicorn.protocols.http import h11_impl  # noqa: F401

    try:  # parts of other packages, imported with the first app and the first request; whoever forks has them already
        import anyio._backends._asyncio
        import httpcore
        import pydantic.v1  # noqa: F401
    except ImportError:
        pass

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the test client announces that it will change its HTTP library
        from fastapi.testclient import TestClient


@dataclass
class Server:
    """A running uvicorn process and an httpx client whose base address is that process."""

    process: subprocess.Popen
    client: httpx.Client


@contextmanager
def serve(target, *, factory=False, seconds=20.0):
    """Run `uvicorn target` in a process of its own on a free loopback port; yield a Server once it answers.

    `target` is "module:name" as uvicorn wants it, `factory=True` says that the name is a function that makes the
    app. The process is ended when the block is left, also after an error. Raises RuntimeError if it does not start.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        port = _free_port()
        command = [sys.executable, str(Path(__file__).resolve()), target, str(port), "factory" if factory else "app"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log)
        client = _client(port)
        try:
            _wait_until_it_answers(process, client, log, seconds)
            yield Server(process, client)
        finally:
            client.close()
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdin.close()


@contextmanager
def served(app):
    """Serve an app with uvicorn on a free loopback port, from a thread of this process; yield an httpx client for it.

    Raises RuntimeError if the app does not start.
    """
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, loop="asyncio", http="h11", ws="none", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            if not wait_until(lambda: server.started or not thread.is_alive(), 20) or not server.started:
                raise RuntimeError("The service did not start.")
            with _client(listening.getsockname()[1]) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join(10)


@contextmanager
def in_process(app):
    """Start an app without a socket and yield an httpx client for it: fast, for tests. Its errors become status 500."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@contextmanager
def at_once(app):
    """As `in_process`, and faster for many requests: body and answer go over as a whole, so nothing can be streamed."""
    inner = httpx.ASGITransport(app, raise_app_exceptions=False)

    async def answer(request):
        reply = await inner.handle_async_request(request)
        return httpx.Response(reply.status_code, headers=reply.headers, content=await reply.aread())

    with TestClient(app, raise_server_exceptions=False) as started:
        transport = httpx.MockTransport(lambda request: started.portal.call(answer, request))
        with httpx.Client(transport=transport, base_url="http://testserver", trust_env=False) as client:
            yield client


def fresh_module(path):
    """Return the Python file as a new module, even if it was loaded before and has changed since."""
    spec = importlib.util.spec_from_file_location(Path(path).stem, path)
    module = importlib.util.module_from_spec(spec)
    source = Path(path).read_text(encoding="utf-8")
    sys.modules[spec.name] = module
    exec(compile(source, str(path), "exec"), module.__dict__)  # the loader would trust an old .pyc file
    return module


def wait_until(condition, seconds=5.0):
    """Call condition() until it is true; return whether that happened in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.01)
    return False


def assemble(blocks, order):
    """Return the chosen blocks as one text. Raises AssertionError if the order is empty, unknown or repeats a letter."""
    assert order, "The order is still empty: list the letters of the blocks, from top to bottom."
    unknown = [letter for letter in order if letter not in blocks]
    assert not unknown, f"There is no block {unknown}; the blocks are {sorted(blocks)}."
    assert len(set(order)) == len(order), f"A letter stands twice in {order}."
    return "\n".join(blocks[letter].strip("\n") for letter in order)


def run_text(text, names):
    """Run a program text with the given names and return all its names. Raises AssertionError if it does not run."""
    space = dict(names)
    try:
        exec(compile(text, "<blocks>", "exec"), space)
    except (SyntaxError, NameError) as error:
        raise AssertionError(f"In this order the blocks do not run: {error}") from error
    return space


def _client(port):
    # A proxy that is set for the whole machine must not see calls to loopback, which need no certificates either.
    return httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10.0, trust_env=False, verify=False)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_it_answers(process, client, log, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            client.get("/")
        except httpx.TransportError:
            time.sleep(0.02)
        else:
            return
    log.seek(0)
    raise RuntimeError("The service did not start. Its last lines:\n" + "".join(log.readlines()[-8:]))


def _main(target, port, kind):
    """Be the server process. It also ends when the notebook's process is gone: then its standard input closes."""
    import os

    import uvicorn

    def end_with_parent():
        sys.stdin.buffer.read()
        os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()
    sys.path.insert(0, os.getcwd())
    uvicorn.run(target, factory=kind == "factory", host="127.0.0.1", port=int(port), log_level="warning")


if __name__ == "__main__":
    _main(*sys.argv[1:])
