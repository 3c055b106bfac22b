# score: 3
# hint: A new commit that deletes it is not enough
# why: deletes the files in a new commit
def keys_to_rotate(repo):
    """Return the names of all keys that were ever in keys.env."""
    names = set()
    for commit in repo.git("rev-list", "--all").split():
        lines = repo.git("show", f"{commit}:keys.env", check=False).splitlines()
        names |= {line.partition("=")[0] for line in lines}
    return sorted(names)


def clean(repo):
    repo.write(".gitignore", "keys.env\nweights.bin\n")
    repo.git("rm", "--quiet", "weights.bin")
    repo.commit("remove the large file")
