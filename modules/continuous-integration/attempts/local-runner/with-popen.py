# score: 6
# why: a right answer that starts the program itself and asks for both outputs in one stream
def start(command, folder, seconds):
    try:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except OSError as error:
        return 127, str(error)
    try:
        log, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return 124, "it took too long"
    return (process.returncode if process.returncode >= 0 else 128 - process.returncode), log


def run_steps(steps, folder, seconds):
    result = {"code": 0, "failed": None, "ran": [], "log": ""}
    for name, command in steps:
        result["ran"].append(name)
        code, log = start(command, folder, seconds)
        if code != 0:
            result.update(code=code, failed=name, log=log)
            break
    return result
