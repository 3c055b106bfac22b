# score: 3
# why: right, draws with choice and walks through the rows in plain Python
def split_rows(subjects, share, seed):
    """Return training rows and held-out rows; a share of the subjects is held out with all their rows."""
    rng = np.random.default_rng(seed)
    names = sorted(set(np.asarray(subjects).tolist()))
    number = max(round(share * len(names)), 1)
    held = set(np.array(names)[rng.choice(len(names), size=number, replace=False)].tolist())
    sides = ([], [])
    for row, subject in enumerate(np.asarray(subjects).tolist()):
        sides[subject in held].append(row)
    return np.array(sides[0], dtype=int), np.array(sides[1], dtype=int)
