# score: 0
# hint: Draw them with the generator of the seed
# why: takes the first subjects in the order of their names
def split_rows(subjects, share, seed):
    """Return training rows and held-out rows; a share of the subjects is held out with all their rows."""
    rng = np.random.default_rng(seed)
    names = np.unique(subjects)
    held = names[: max(1, round(share * len(names)))]
    is_held = np.isin(subjects, held)
    return np.flatnonzero(~is_held), np.flatnonzero(is_held)
