# score: 0
# hint: by time, not by position
# why: assumes that the rows come in order of time
def history(frame, hours):
    stamps = frame["time"].to_numpy().astype("datetime64[s]").astype(np.int64)
    who, value = frame["entity_id"].to_numpy(), frame["value"].to_numpy()
    rows = []
    for k in range(len(frame)):
        mine = np.flatnonzero((who[:k] == who[k]) & (stamps[:k] < stamps[k]))
        inside = mine[stamps[mine] >= stamps[k] - hours * 3600]
        since = (stamps[k] - stamps[mine[-1]]) / 3600 if len(mine) else np.nan
        rows.append((since, len(inside), value[inside].sum()))
    return pd.DataFrame(rows, columns=["hours_since", "n_before", "sum_before"], index=frame.index)
