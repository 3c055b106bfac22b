# score: 0
# hint: answers that you worked out by hand
# why: checks the form of the result and none of its values
def check_hours_since(hours_since):
    stamps = pd.Timestamp("2025-06-02 10:00") + pd.to_timedelta([0, 1, 3, 5], unit="h")
    sample = pd.DataFrame({"entity_id": ["a", "b", "a", "b"], "time": stamps})
    got = hours_since(sample)
    assert len(got) == 4
    assert isinstance(got, pd.Series)
