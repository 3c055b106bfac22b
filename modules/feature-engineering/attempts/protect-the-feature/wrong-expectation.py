# score: 0
# hint: The right version was refused
# why: expects 0 for the first row of each entity, so the right version fails too
def check_hours_since(hours_since):
    stamps = pd.Timestamp("2025-06-02 10:00") + pd.to_timedelta([0, 1, 6, 2], unit="h")
    sample = pd.DataFrame({"entity_id": [1, 2, 1, 1], "time": stamps}, index=[10, 11, 12, 13])
    assert hours_since(sample).to_dict() == {10: 0, 11: 0, 12: 4, 13: 2}
