# score: 2
# hint: longer than the slack
# why: takes a task with slack for one that can never move the end

answer = {"a": 17, "b": 17, "c": 15, "d": 14, "e": 19}
