# score: 3
# hint: names a person
# why: tells who did it instead of what was missing
report = {
    "cause": "pipeline-release",
    "began": "09:50",
    "detected": "10:40",
    "ended": "11:25",
    "minutes_undetected": 50,
    "minutes_to_repair": 45,
    "rows_affected": int(morning["rows"].loc["09:50":"11:20"].sum()),
    "actions": {"test-join", "missing-alarm", "one-click-back"},
    "summary": """Priya released a pipeline that joined readings by name and did not look at what it did. More than half of
    the readings were lost, so scores fell and fewer rows were flagged. Tom rolled the model back, which was wrong.
    After fifty minutes of damage and a long search it was taken back at last. Priya will be more careful.""",
}
