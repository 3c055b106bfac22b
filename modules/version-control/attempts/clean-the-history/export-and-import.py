# score: 6
# why: a right answer that writes the history out without the files and reads it in again
def keys_to_rotate(repo):
    history = repo.git("log", "--all", "--format=", "--patch", "--", "keys.env")
    return sorted({line[1:].split("=")[0] for line in history.splitlines() if line[:1] == "+" and "=" in line})


def clean(repo):
    stream = repo.git("fast-export", "--all", "--", "--", ".", ":!keys.env", ":!weights.bin")
    repo.git("fast-import", "--quiet", "--force", text=stream + "\n")
    repo.git("reset", "--quiet", "--hard", "main")
    repo.write(".gitignore", "/keys.env\n/weights.bin\n")
    repo.commit("ignore")
    repo.git("reflog", "expire", "--expire=now", "--all")
    repo.git("gc", "--quiet", "--prune=now")
