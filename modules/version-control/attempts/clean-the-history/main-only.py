# score: 3
# hint: A branch or a tag still leads
# why: cleans the current branch, and leaves the other one and the tag
def keys_to_rotate(repo):
    """Return the names of all keys that were ever in keys.env."""
    names = set()
    for commit in repo.git("rev-list", "--all").split():
        lines = repo.git("show", f"{commit}:keys.env", check=False).splitlines()
        names |= {line.partition("=")[0] for line in lines}
    return sorted(names)


def clean(repo):
    """Remove keys.env and weights.bin from the whole history, and ignore them from now on."""
    repo.write(".gitignore", "keys.env\nweights.bin\n")
    repo.commit("ignore keys and weights")
    drop = "git rm -q --cached --ignore-unmatch keys.env weights.bin"
    repo.git("filter-branch", "--index-filter", drop, "--", "main")
    for label in repo.git("for-each-ref", "--format=%(refname)", "refs/original").split():
        repo.git("update-ref", "-d", label)
    repo.git("reflog", "expire", "--expire=now", "--all")
    repo.git("gc", "--quiet", "--prune=now")
