# score: 6
# why: a right answer that gives each row several numbers
def test_unmoved(model):
    rows = data.some_rows()
    scores = model(rows)
    for place, score in enumerate(scores):
        row = rows.iloc[[place]]
        for number in (row["entity_id"].iloc[0], 3, 10**7):
            assert abs(model(row.assign(entity_id=number))[0] - score) <= 0.02, "moved"


def test_rises(model):
    rows = data.some_rows()
    before = model(rows)
    for more in (1, 2, 3, 5, 7, 10):
        assert np.all(model(rows.assign(count=rows["count"] + more)) >= before - 0.02), "fell"


def test_clear(model):
    for clear, cases in data.clear_cases().groupby("clear"):
        scores = model(cases)
        assert np.all(scores >= 0.8) if clear else np.all(scores <= 0.2)
