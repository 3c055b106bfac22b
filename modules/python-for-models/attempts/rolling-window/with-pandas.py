# score: 6
# why: right; running totals of each entity in pandas, looked up with two as-of joins.
import pandas as pd


def rolling_features(entity, moment, value, window):
    rows = pd.DataFrame({"entity": entity, "moment": moment.astype("int64"), "value": value.astype(float)})
    rows["row"] = np.arange(len(rows))
    ordered = rows.sort_values("moment", kind="stable")
    ordered["count"] = ordered.groupby("entity").cumcount() + 1
    ordered["total"] = ordered.groupby("entity")["value"].cumsum()
    known = ordered[["entity", "moment", "count", "total"]]
    now = pd.merge_asof(ordered[["entity", "moment", "row"]], known, on="moment", by="entity")
    old = ordered[["entity", "row"]].assign(moment=ordered["moment"] - window)
    before = pd.merge_asof(old, known, on="moment", by="entity").fillna({"count": 0, "total": 0.0})
    now, before = now.set_index("row").sort_index(), before.set_index("row").sort_index()
    count = (now["count"] - before["count"]).to_numpy()
    return count, (now["total"] - before["total"]).to_numpy() / count
