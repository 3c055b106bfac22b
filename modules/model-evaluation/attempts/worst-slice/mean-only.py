# score: 4
# hint: reaches about 0.05 to each side
# why: reports the share as if it were certain
def worst_slice(frame, column, min_positives, n_draws, seed):
    table = frame[frame["label"] == 1].groupby(column)["flagged"].agg(["size", "mean"])
    table = table[table["size"] >= min_positives]
    if table.empty:
        return None
    name = table["mean"].idxmin()
    recall = table.loc[name, "mean"]
    return {"slice": name, "positives": int(table.loc[name, "size"]), "recall": recall, "low": recall, "high": recall}
