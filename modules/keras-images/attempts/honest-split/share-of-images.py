# score: 0
# hint: The share counts subjects, not images
# why: holds out subjects until the share of the images is reached
def split_rows(subjects, share, seed):
    """Return training rows and held-out rows; a share of the subjects is held out with all their rows."""
    rng = np.random.default_rng(seed)
    held = []
    for subject in rng.permutation(np.unique(subjects)):
        held.append(subject)
        if np.isin(subjects, held).sum() >= share * len(subjects):
            break
    is_held = np.isin(subjects, held)
    return np.flatnonzero(~is_held), np.flatnonzero(is_held)
