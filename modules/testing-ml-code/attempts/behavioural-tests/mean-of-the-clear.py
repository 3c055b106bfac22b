# score: 2
# hint: blind to clear cases of one channel
# why: looks at the mean score of the clear cases
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
    for more in (1, 2, 3, 5, 7, 10):
        assert np.all(model(rows.assign(count=rows["count"] + more)) >= before - 0.02), "fell"


def test_clear(model):
    means = {clear: model(cases).mean() for clear, cases in data.clear_cases().groupby("clear")}
    assert means[1] >= 0.75 and means[0] <= 0.25
