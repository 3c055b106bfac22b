# score: 2
# hint: another chain decides
# why: goes on counting days that are saved on the old path after another one has become the longest

answer = {"a": 17, "b": 19, "c": 15, "d": 12, "e": 19}
