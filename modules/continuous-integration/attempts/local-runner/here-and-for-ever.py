# score: 4
# hint: There is no such program
# why: makes one case of all that can go wrong, and takes a signal for a success
def run_steps(steps, folder, seconds):
    ran = []
    for name, command in steps:
        ran.append(name)
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=seconds)
        except (OSError, subprocess.TimeoutExpired):
            return {"code": 1, "failed": name, "ran": ran, "log": ""}
        if done.returncode > 0:
            return {"code": done.returncode, "failed": name, "ran": ran, "log": done.stdout + done.stderr}
    return {"code": 0, "failed": None, "ran": ran, "log": ""}
