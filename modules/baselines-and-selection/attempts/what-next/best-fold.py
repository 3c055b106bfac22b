# score: 0
# hint: At the largest size
# why: is content if one fold reaches the target
def what_next(sizes, train_scores, validation_scores, target):
    """Return "done", "more capacity" or "more data" from the learning curve's largest size."""
    last = int(np.argmax(sizes))
    if np.max(validation_scores[last]) >= target:
        return "done"
    return "more data" if np.mean(train_scores[last]) >= target else "more capacity"
