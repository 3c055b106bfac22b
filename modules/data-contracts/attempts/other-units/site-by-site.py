# score: 4
# why: a right answer that goes through the sites and rounds to the nearest step of two
def unit_factors(reference, batch, min_rows):
    answer = {}
    for site in batch["site"].unique():
        old, new = (table.loc[(table["site"] == site) & (table["value"] > 0), "value"] for table in (reference, batch))
        if len(old) >= min_rows and len(new) >= min_rows:
            ratio = new.median() / old.median()
            answer[site] = 1 if 0.1 <= ratio <= 10 else 100 if ratio > 1 else 0.01
    return answer
