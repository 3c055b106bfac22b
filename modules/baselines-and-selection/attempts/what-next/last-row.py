# score: 0
# hint: At the largest size
# why: takes the last row for the largest size
def what_next(sizes, train_scores, validation_scores, target):
    """Return "done", "more capacity" or "more data" from the learning curve's largest size."""
    if np.mean(validation_scores[-1]) >= target:
        return "done"
    return "more data" if np.mean(train_scores[-1]) >= target else "more capacity"
