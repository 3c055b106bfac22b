# score: 1
# hint: 08:30 in UTC
# why: reads 10:30 as UTC, and thinks that the lifetime begins when a row is written
known = {"a": None, "b": 20, "c": 25, "d": 30, "e": 30, "f": 30}
