# score: 4
# hint: Equal times are one moment
# why: takes the row above as the last earlier row, although it may have the same time
def history(frame, hours):
    rows = frame.sort_values(["entity_id", "time"])
    window = rows.groupby("entity_id").rolling(f"{hours}h", on="time", closed="left")["value"]
    found = pd.DataFrame(index=rows.index)
    found["hours_since"] = rows.groupby("entity_id")["time"].diff().dt.total_seconds() / 3600
    found["n_before"] = window.count().fillna(0).to_numpy().astype(int)
    found["sum_before"] = window.sum().fillna(0).to_numpy()
    return found.reindex(frame.index)
