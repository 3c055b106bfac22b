# score: 2
# hint: `test_rises` accepts a bad model that
# why: raises the count by one only
def test_unmoved(model):
    rows = data.some_rows()
    scores = model(rows)
    for place, score in enumerate(scores):
        assert abs(model(rows.iloc[[place]])[0] - score) <= 0.02, "moved"
    for number in (1, 2, 3, 10**7, 10**7 + 1):
        assert np.abs(model(rows.assign(entity_id=number)) - scores).max() <= 0.02, "moved"


def test_rises(model):
    rows = data.some_rows()
    before = model(rows)
    for more in (1,):
        assert np.all(model(rows.assign(count=rows["count"] + more)) >= before - 0.02), "fell"


def test_clear(model):
    for clear, cases in data.clear_cases().groupby("clear"):
        scores = model(cases)
        assert np.all(scores >= 0.8) if clear else np.all(scores <= 0.2)
