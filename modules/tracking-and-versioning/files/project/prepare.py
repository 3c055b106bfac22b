"""Split the table by time: the first part for training, the rest for the test."""

import csv
from pathlib import Path

import yaml

share = yaml.safe_load(Path("params.yaml").read_text())["prepare"]["share"]
with open("table.csv", newline="") as file:
    header, *rows = csv.reader(file)
cut = round(share * len(rows))
for name, part in (("train.csv", rows[:cut]), ("test.csv", rows[cut:])):
    with open(name, "w", newline="") as file:
        csv.writer(file).writerows([header, *part])
