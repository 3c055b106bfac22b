# score: 2
# hint: window 24 hours
# why: leaves the default of rolling, so the row itself is inside its window and the far end is not
def history(frame, hours):
    rows = frame.sort_values(["entity_id", "time"])
    window = rows.groupby("entity_id").rolling(f"{hours}h", on="time")["value"]
    found = pd.DataFrame(index=rows.index)
    found["hours_since"] = rows.groupby("entity_id")["time"].diff().dt.total_seconds() / 3600
    found["n_before"] = window.count().to_numpy().astype(int)
    found["sum_before"] = window.sum().to_numpy()
    found.loc[found["hours_since"].isna(), ["n_before", "sum_before"]] = 0
    return found.reindex(frame.index)
