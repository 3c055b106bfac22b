# Exported from the notebook of the proof of concept. It works, on one machine, from top to bottom.
import csv
import json
import math

K = 20
rows = list(csv.DictReader(open("data/table.csv")))
train = rows[: int(0.7 * len(rows))]

A = sorted(float(r["amount"]) for r in train)
HIGH = A[len(A) // 2]
R = sorted(float(r["reading"]) for r in train if r["reading"] != "")
MID = R[len(R) // 2]
for r in rows:
    r["A"] = "high" if float(r["amount"]) >= HIGH else "low"
    r["R"] = "missing" if r["reading"] == "" else "high" if float(r["reading"]) >= MID else "low"
    r["N"] = str(min(int(r["count"]), 3))

y = [int(r["label"]) for r in train]
P = (sum(y) + 1) / (len(y) + 2)
W = {}
for col in ["channel", "A", "R", "N"]:
    W[col] = {}
    for lev in sorted(set(r[col] for r in train)):
        part = [int(r["label"]) for r in train if r[col] == lev]
        p = (sum(part) + K * P) / (len(part) + K)
        W[col][lev] = math.log(p / (1 - p)) - math.log(P / (1 - P))

for r in rows[len(train) :]:
    z = math.log(P / (1 - P))
    for col in W:
        if r[col] in W[col]:
            z = z + W[col][r[col]]
    r["score"] = 1 / (1 + math.exp(-z))
json.dump([r["score"] for r in rows[len(train) :]], open("scores.json", "w"))
