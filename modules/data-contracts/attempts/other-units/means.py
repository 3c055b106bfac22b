# score: 2
# hint: In a only one wild value is new
# why: compares means, which one wild value decides
def unit_factors(reference, batch, min_rows):
    answer = {}
    for site, rows in batch[batch["value"] > 0].groupby("site"):
        old = reference.loc[(reference["site"] == site) & (reference["value"] > 0), "value"]
        if min(len(old), len(rows)) >= min_rows:
            ratio = np.log10(rows["value"].mean() / old.mean())
            answer[site] = 100 if ratio > 1 else 0.01 if ratio < -1 else 1
    return answer
