# score: 4
# why: a right answer that takes whole numbers of NumPy out of the sorted futures
def forecast(history, items, n_futures, seed):
    drawn = np.random.default_rng(seed).choice(history, size=(n_futures, LONGEST))
    weeks = np.sort((drawn.cumsum(axis=1) >= items).argmax(axis=1) + 1)
    return {f"week_{percent}": weeks[math.ceil(percent * n_futures / 100) - 1] for percent in (50, 85)}
