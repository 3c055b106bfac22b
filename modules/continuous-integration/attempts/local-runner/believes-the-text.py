# score: 0
# hint: Look at its exit code
# why: looks for the word error in what was printed
def run_steps(steps, folder, seconds):
    ran = []
    for name, command in steps:
        ran.append(name)
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=seconds)
        if "error" in (done.stdout + done.stderr).lower():
            return {"code": 1, "failed": name, "ran": ran, "log": done.stdout + done.stderr}
    return {"code": 0, "failed": None, "ran": ran, "log": ""}
