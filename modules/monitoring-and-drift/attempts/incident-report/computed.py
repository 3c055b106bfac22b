# score: 5
# why: right, with each number computed from the measurements
hurt = morning.index[morning["missing readings"] > 0.3]
after = morning.index[list(morning.index).index(hurt[-1]) + 1]
as_minutes = {text: int(text[:2]) * 60 + int(text[3:]) for text in [*morning.index, *EVENTS["time"]]}
rang = EVENTS.set_index("source").at["alarm", "time"]
report = {
    "cause": "pipeline-release",
    "began": hurt[0],
    "detected": rang,
    "ended": after,
    "minutes_undetected": as_minutes[rang] - as_minutes[hurt[0]],
    "minutes_to_repair": as_minutes[after] - as_minutes[rang],
    "rows_affected": int(morning.loc[hurt, "rows"].sum()),
    "actions": ["one-click-back", "missing-alarm", "test-join"],
    "summary": """The feature pipeline was changed to join readings by name, which looked unique and passed all tests.
    More than half of the readings were lost, so the scores fell and fewer rows were flagged. People were told
    fifty minutes later. In future a test counts readings, an alarm watches them, and a release is taken back at once.""",
}
