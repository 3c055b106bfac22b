"""Find a real container tool on this machine. What it says is extra evidence and never changes the mark."""

import shutil
import subprocess
from pathlib import Path


def engine():
    """Return "docker" if a daemon answers, else "skopeo" or "buildah" if installed, else an empty text."""
    if shutil.which("docker") and _run(["docker", "info"]).returncode == 0:
        return "docker"
    return next((name for name in ("skopeo", "buildah") if shutil.which(name)), "")


def evidence(image):
    """Return what a real tool says about the OCI image in a folder, in one line."""
    tool = engine()
    if not tool:
        return "no container tool on this machine: your own checks have to do"
    if tool == "docker":
        packed = _run(["tar", "-C", str(image), "-c", "."], text=False).stdout
        run = subprocess.run(["docker", "load"], input=packed, capture_output=True, timeout=60)
        return f"docker load: {(run.stdout or run.stderr).decode(errors='replace').strip()}"
    folder = Path(image).resolve()
    # By its short name from the folder above: buildah takes the path as the image's name, and not every path is one.
    command = [tool, "inspect" if tool == "skopeo" else "pull", f"oci:{folder.name}"]
    run = _run(command, folder.parent)
    return f"{tool} {'accepts' if run.returncode == 0 else 'refuses'} the image {run.stderr.strip()}".strip()


def _run(command, folder=None, text=True):
    return subprocess.run(command, capture_output=True, text=text, timeout=60, cwd=folder)
