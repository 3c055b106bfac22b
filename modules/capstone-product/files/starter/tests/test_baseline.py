"""One test to begin with."""

from scoring.baseline import score, train
from scoring.rows import Row


def test_a_channel_with_more_labels_scores_higher():
    cases = [
        {"row": Row(10.0, 1, 5.0, None, channel), "label": label} for channel, label in (("a", 1), ("a", 1), ("b", 0), ("b", 1))
    ]
    model = train(cases, prior=1)
    assert score(model, cases[0]["row"]) > score(model, cases[2]["row"])
