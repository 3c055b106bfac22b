# score: 4
# hint: Mix the rows of two entities in time
# why: tests with a single entity only, so nothing can be mixed up
def check_hours_since(hours_since):
    stamps = pd.Timestamp("2025-06-02 10:00") + pd.to_timedelta([4, 0, 1], unit="h")
    sample = pd.DataFrame({"entity_id": ["a", "a", "a"], "time": stamps}, index=[5, 6, 7])
    got = hours_since(sample)
    assert got.fillna(-1).round(6).to_dict() == {5: 3, 6: -1, 7: 1}
