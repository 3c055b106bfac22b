# score: 0
# hint: After a failure nothing else runs
# why: goes on after a failure, as commands with semicolons between them do
def run_steps(steps, folder, seconds):
    result = {"code": 0, "failed": None, "ran": [], "log": ""}
    for name, command in steps:
        result["ran"].append(name)
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if done.returncode and not result["code"]:
            result |= {"code": done.returncode, "failed": name, "log": done.stdout + done.stderr}
    return result
