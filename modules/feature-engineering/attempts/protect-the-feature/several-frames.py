# score: 6
# why: a right answer with one small frame for each property
def check_hours_since(hours_since):
    def frame(entities, hours, labels):
        stamps = pd.Timestamp("2025-06-02 10:00") + pd.to_timedelta(hours, unit="h")
        return pd.DataFrame({"entity_id": entities, "time": stamps}, index=labels)

    apart = hours_since(frame(["a", "b", "a", "b"], [0, 1, 3, 5], [0, 1, 2, 3]))
    assert apart.isna().tolist() == [True, True, False, False], "the first row of each entity is missing"
    assert apart[2] == 3 and apart[3] == 4, "entities must not be mixed"
    turned = hours_since(frame(["a", "a", "a"], [8, 0, 2], ["x", "y", "z"]))
    assert list(turned.index) == ["x", "y", "z"], "the labels stay"
    assert turned["x"] == 6 and turned["z"] == 2, "the rows may be in any order"
