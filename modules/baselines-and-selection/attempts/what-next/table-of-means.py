# score: 3
# why: right, sorts the sizes and looks at a table of means
def what_next(sizes, train_scores, validation_scores, target):
    """Return "done", "more capacity" or "more data" from the learning curve's largest size."""
    means = pd.DataFrame(
        {"train": np.mean(train_scores, axis=1), "validation": np.mean(validation_scores, axis=1)}, index=sizes
    )
    train, validation = means.sort_index().iloc[-1]
    if validation >= target:
        return "done"
    return "more data" if train >= target else "more capacity"
