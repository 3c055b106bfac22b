# score: 6
# why: a right answer with running totals and binary search for each entity
def history(frame, hours):
    result = pd.DataFrame({"hours_since": np.nan, "n_before": 0, "sum_before": 0.0}, index=frame.index)
    for _, rows in frame.groupby("entity_id"):
        rows = rows.sort_values("time")
        stamps = rows["time"].to_numpy().astype("datetime64[s]").astype(np.int64)
        totals = np.append(0.0, np.cumsum(rows["value"]))
        first = np.searchsorted(stamps, stamps - hours * 3600, side="left")
        here = np.searchsorted(stamps, stamps, side="left")
        last = np.where(here > 0, stamps[here - 1], 0)
        result.loc[rows.index, "hours_since"] = np.where(here > 0, (stamps - last) / 3600, np.nan)
        result.loc[rows.index, "n_before"] = here - first
        result.loc[rows.index, "sum_before"] = totals[here] - totals[first]
    return result
