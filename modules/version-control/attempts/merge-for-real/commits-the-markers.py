# score: 2
# hint: The markers of the conflict were committed
# why: commits the file as Git has left it
def join(repo):
    repo.git("merge", "count", check=False)
    repo.commit("merge count")
