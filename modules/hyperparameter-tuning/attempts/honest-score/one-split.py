# score: 0
# hint: Each repeat needs another permutation
# why: makes the generator anew in each repeat
def honest_score(results, n_repeats, seed):
    generator = np.random.default_rng(seed)
    half = results.shape[1] // 2
    total = 0.0
    for _ in range(n_repeats):
        generator = np.random.default_rng(seed)
        mixed = results[:, generator.permutation(results.shape[1])]
        ranking = mixed[:, :half].sum(axis=1)
        total += mixed[int(ranking.argmax()), half:].mean()
    best = max(row.mean() for row in results)
    return {"best": best, "honest": total / n_repeats, "optimism": best - total / n_repeats}
