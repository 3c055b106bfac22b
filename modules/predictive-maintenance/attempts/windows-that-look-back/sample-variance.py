# score: 0
# hint: has slope 0.8, energy 1.25
# why: divides by w - 1, and takes the first and the last value for the slope
def window_features(rows, column, w):
    ordered = rows.sort_values(["machine", "cycle"]).groupby("machine")[column]
    rolled = ordered.rolling(w)
    parts = {
        "slope": ordered.diff(w - 1) / (w - 1),
        "energy": rolled.var().droplevel(0),
        "range": (rolled.max() - rolled.min()).droplevel(0),
    }
    return pd.DataFrame(parts).reindex(rows.index)
