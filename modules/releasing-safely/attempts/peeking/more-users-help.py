# score: 3
# hint: nothing about its size or about users
# why: takes false alarms for a lack of power
answers = {"a": 5, "b": 14, "c": 24, "d": "more users"}
