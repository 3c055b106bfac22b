# score: 2
# hint: long before anybody noticed
# why: lets the damage begin when people were told
report = {
    "cause": "pipeline-release",
    "began": "10:40",
    "detected": "10:40",
    "ended": "11:20",
    "minutes_undetected": 0,
    "minutes_to_repair": 40,
    "rows_affected": int(morning["rows"].loc["10:40":"11:15"].sum()),
    "actions": {"test-join", "missing-alarm", "one-click-back"},
    "summary": """The feature pipeline was changed to join readings by name, which looked unique and passed all tests.
    More than half of the readings were lost, so the scores fell and fewer rows were flagged. People were told
    fifty minutes later. In future a test counts readings, an alarm watches them, and a release is taken back at once.""",
}
