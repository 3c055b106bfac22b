"""Start the command of an image as a process on this machine, and end it for sure."""

import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager

import httpx


@contextmanager
def running(command, folder, seconds=20.0):
    """Start a command such as ["python", "-m", "uvicorn", ..., "--port", "8000"] in a folder; yield an httpx client.

    As an engine does with `-p`, the port inside (the word after --port) is replaced by a free one of this machine.
    The process is ended when the block is left, also after an error. Raises RuntimeError if it does not start.
    """
    words = [sys.executable if word == "python" else word for word in command]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words[words.index("--port") + 1] = str(port)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        process = subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        # It speaks plain HTTP, so no certificates are loaded.
        client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10.0, trust_env=False, verify=False)
        try:
            _wait(process, client, log, seconds)
            yield client
        finally:
            client.close()
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process, client, log, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            client.get("/ready")
        except httpx.TransportError:
            time.sleep(0.02)
        else:
            return
    log.seek(0)
    raise RuntimeError("The command did not start. Its last lines:\n" + "".join(log.readlines()[-8:]))
