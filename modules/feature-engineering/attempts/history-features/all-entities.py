# score: 0
# hint: of the same entity
# why: forgets to group, so everybody's past is mixed
def history(frame, hours):
    rows = frame.sort_values("time")
    window = rows.rolling(f"{hours}h", on="time", closed="left")["value"]
    found = pd.DataFrame(index=rows.index)
    found["hours_since"] = rows["time"].diff().dt.total_seconds() / 3600
    found["n_before"] = window.count().fillna(0).to_numpy().astype(int)
    found["sum_before"] = window.sum().fillna(0).to_numpy()
    return found.reindex(frame.index)
