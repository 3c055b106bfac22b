# score: 0
# hint: have images on both sides
# why: leaves the code as it is, only with at least one row held out
def split_rows(subjects, share, seed):
    """Return training rows and held-out rows; a share of the subjects is held out with all their rows."""
    rng = np.random.default_rng(seed)
    rows = rng.permutation(len(subjects))
    n_held = max(1, round(share * len(rows)))
    return np.sort(rows[n_held:]), np.sort(rows[:n_held])
