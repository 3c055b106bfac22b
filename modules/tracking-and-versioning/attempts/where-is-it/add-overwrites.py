# score: 2
# hint: the cache has both versions
# why: thinks that there is only one version at a time
answer = {"a": "cache", "b": "git", "c": "fails", "d": "works", "e": 100, "f": "new"}
