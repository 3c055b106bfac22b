# score: 3
# why: right; a dictionary of areas, other words.
def deliver(repo):
    repo.write(".gitignore", ".env\nscoring_key.txt\n/data/\n/model.json\n/scores.json\n*.tmp\n__pycache__/\n")
    repo.git("switch", "--quiet", "-c", "release-1")
    areas = {
        "git: ignore what machines make": ".gitignore",
        "tests: promises of the rows": "tests",
        "scoring: the service answers requests": "scoring",
        "pipeline: stages and their metrics": "dvc.yaml metrics.json",
        "delivery: how it is checked and shipped": ".github Dockerfile compose.yaml .dockerignore README.md",
    }
    for message, paths in areas.items():
        repo.git("add", *paths.split())
        repo.git("commit", "--quiet", "-m", message)
    repo.git("switch", "--quiet", "main")
    repo.git("merge", "--no-ff", "--no-edit", "release-1")
    repo.git("tag", "-m", "one", "v1.0.0")
