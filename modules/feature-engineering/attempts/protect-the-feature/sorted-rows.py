# score: 4
# hint: Give it rows out of order
# why: writes a sample whose rows are sorted by time, as in the worked example, with odd labels
def check_hours_since(hours_since):
    stamps = pd.Timestamp("2025-06-02 10:00") + pd.to_timedelta([0, 1, 3, 5], unit="h")
    sample = pd.DataFrame({"entity_id": ["a", "b", "a", "b"], "time": stamps}, index=[5, 6, 7, 8])
    got = hours_since(sample)
    assert got.isna().tolist() == [True, True, False, False]
    assert got[7] == 3 and got[8] == 4
