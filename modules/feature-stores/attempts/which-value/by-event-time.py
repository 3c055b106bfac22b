# score: 2
# hint: written at 04:00
# why: looks at event_time only, as if each row had been known at once
known = {"a": 10, "b": 20, "c": 30, "d": 30, "e": 30, "f": None}
