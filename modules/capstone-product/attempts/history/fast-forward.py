# score: 1
# hint: no merge commit
# why: merges without a merge commit, so that the release cannot be seen.
def deliver(repo):
    """Commit the finished work by areas on release-1, merge it to main and tag it."""
    kept_out = ".env scoring_key.txt data/ model.json scores.json *.tmp __pycache__/"
    repo.write(".gitignore", kept_out.replace(" ", "\n"))
    repo.git("switch", "--quiet", "-c", "release-1")
    plan = """git: keep secrets and made files out | .gitignore
scoring: a model layer and a service | scoring
tests: hold the promises of the data layer | tests
pipeline: run again what has changed | dvc.yaml metrics.json
delivery: workflow, container and handover | ."""
    for step in plan.splitlines():
        message, paths = step.split(" | ")
        repo.git("add", *paths.split())
        repo.git("commit", "--quiet", "-m", message)
    repo.git("switch", "--quiet", "main")
    repo.git("merge", "--quiet", "release-1")
    repo.git("tag", "-a", "-m", "first release", "v1.0.0")
