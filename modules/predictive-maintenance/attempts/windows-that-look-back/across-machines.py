# score: 2
# hint: reaches into another machine
# why: lets the window run from one machine into the next
def window_features(rows, column, w):
    rolled = rows[column].rolling(w)
    t = np.arange(w) - (w - 1) / 2
    return pd.DataFrame(
        {
            "slope": rolled.apply(lambda window: t @ window / (t @ t), raw=True),
            "energy": rolled.apply(np.var, raw=True),
            "range": rolled.apply(np.ptp, raw=True),
        }
    )
