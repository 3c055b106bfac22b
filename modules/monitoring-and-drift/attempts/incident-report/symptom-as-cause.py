# score: 2
# hint: explains which inputs were hurt
# why: takes the first thing that people tried, the model, for the cause
report = {
    "cause": "model-version",
    "began": "09:50",
    "detected": "10:40",
    "ended": "11:25",
    "minutes_undetected": 50,
    "minutes_to_repair": 45,
    "rows_affected": 0,
    "actions": {"test-join", "missing-alarm", "one-click-back"},
    "summary": """The feature pipeline was changed to join readings by name, which looked unique and passed all tests.
    More than half of the readings were lost, so the scores fell and fewer rows were flagged. People were told
    fifty minutes later. In future a test counts readings, an alarm watches them, and a release is taken back at once.""",
}
