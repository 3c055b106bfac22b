# score: 0
# hint: the validation score is not there yet
# why: reads only the training curve
def what_next(sizes, train_scores, validation_scores, target):
    """Return "done", "more capacity" or "more data" from the learning curve's largest size."""
    last = int(np.argmax(sizes))
    return "done" if np.mean(train_scores[last]) >= target else "more capacity"
