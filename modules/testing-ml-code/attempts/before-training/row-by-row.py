# score: 7
# why: a right answer that compares with constant labels and puts single rows together
def test_features(code):
    rows = data.frame()
    found = np.asarray(code.features(rows))
    assert found.shape[0] == len(rows), "a row is missing"
    assert found.shape[1] == 4, "four columns were promised"
    assert not np.isnan(found).any() and not np.isinf(found).any(), "gaps or infinities"
    assert (rows.isna() == data.frame().isna()).all(axis=None), "the table was changed"


def test_loss(code):
    x, y = data.small_batch()
    assert code.loss(data.EXTREME, x, y) < 1e9, "the loss is not finite"


def test_learning(code):
    x, y = data.small_batch()
    weights = code.train(x, y)
    assert code.loss(weights, x, y) < 0.1, "six rows were not learned"
    probabilities = code.predict(weights, x)
    assert (probabilities[y == 1] > 0.5).all() and (probabilities[y == 0] < 0.5).all(), "wrong side"
    assert 0 <= probabilities.min() and probabilities.max() <= 1, "no probabilities"


def test_no_leak(code):
    rows = data.frame()
    all_at_once = code.features(rows)
    without_labels = code.features(rows.assign(label=0))
    np.testing.assert_allclose(all_at_once, without_labels, err_msg="a leak from the label")
    one_by_one = np.concatenate([code.features(rows.loc[[name]]) for name in rows.index])
    np.testing.assert_allclose(all_at_once, one_by_one, err_msg="a row depends on others")
