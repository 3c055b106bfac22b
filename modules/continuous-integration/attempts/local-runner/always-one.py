# score: 4
# hint: which is code 127
# why: makes 1 of every failure, so nobody learns of what kind it was
def run_steps(steps, folder, seconds):
    ran = []
    for name, command in steps:
        ran.append(name)
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=seconds)
            code, log = done.returncode, done.stdout + done.stderr
        except Exception as error:
            code, log = 1, str(error)
        if code:
            return {"code": code if code > 0 else 1, "failed": name, "ran": ran, "log": log}
    return {"code": 0, "failed": None, "ran": ran, "log": ""}
