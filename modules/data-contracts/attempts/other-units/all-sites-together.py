# score: 0
# hint: The median of b rises from 3 to 310
# why: compares the medians of the whole tables, in which one site hides
def unit_factors(reference, batch, min_rows):
    ratio = np.log10(batch["value"].median() / reference["value"].median())
    factor = 100 if ratio > 1 else 0.01 if ratio < -1 else 1
    return {site: factor for site in batch["site"].unique()}
