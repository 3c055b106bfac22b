# score: 5
# why: a right answer with rolling windows of pandas for each machine
def window_features(rows, column, w):
    rolled = rows.sort_values(["machine", "cycle"]).groupby("machine")[column].rolling(w)
    t = np.arange(w) - (w - 1) / 2
    parts = {
        "slope": rolled.apply(lambda window: t @ window / (t @ t), raw=True),
        "energy": rolled.apply(np.var, raw=True),
        "range": rolled.apply(np.ptp, raw=True),
    }
    return pd.DataFrame({name: part.droplevel(0) for name, part in parts.items()}).reindex(rows.index)
