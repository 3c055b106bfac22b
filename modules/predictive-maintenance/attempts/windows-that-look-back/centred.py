# score: 0
# hint: the first three rows have no full window
# why: puts the middle of the window at the row
def window_features(rows, column, w):
    ordered = rows.sort_values(["machine", "cycle"])
    rolled = ordered.groupby("machine")[column].rolling(w, center=True)
    t = np.arange(w) - (w - 1) / 2
    parts = {
        "slope": rolled.apply(lambda window: t @ window / (t @ t), raw=True),
        "energy": rolled.var(ddof=0),
        "range": rolled.max() - rolled.min(),
    }
    return pd.DataFrame({name: part.droplevel(0) for name, part in parts.items()}).reindex(rows.index)
