"""Chest scans of a hospital group: made-up data with planted signals.

Every function is pure: the same arguments give the same data. Nothing is read from a file or the network.
The relation between the columns and the label is the same for every seed, so a model that was trained on
one seed can be judged on another one.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

ID = "healthcare"
TITLE = "Scan triage in a hospital group"
STORY = (
    "We are a hospital group that reads chest scans from four sites. "
    "Our model scores each scan as soon as it is taken. "
    "The score decides which scans a radiologist reads first; a person always makes the diagnosis."
)
WORDS = {
    "industry": "healthcare imaging",
    "company": "hospital group",
    "entity": "patient",
    "entities": "patients",
    "unit": "scan",
    "units": "scans",
    "event": "monitor message",
    "events": "monitor messages",
    "group": "patient group",
    "groups": "patient groups",
    "site": "scanner site",
    "segment": "sex",
    "label": "confirmed finding",
    "positive": "scan with a finding",
    "positives": "scans with a finding",
    "negative": "clear scan",
    "negatives": "clear scans",
    "risk": "disease",
    "action": "priority reading",
    "actions": "priority readings",
    "act": "move the scan to the top of the reading list",
    "harm": "patient with a finding who waits too long",
    "harms": "patients with a finding who wait too long",
    "person": "patient",
    "people": "patients",
    "user": "patient",
    "users": "patients",
    "item": "reference case",
    "items": "reference cases",
    "rating": "grade of similarity",
    "team": "radiology team",
    "expert": "radiologist",
    "experts": "radiologists",
    "manager": "head of radiology",
    "committee": "medical device board",
    "regulator": "medical device authority",
    "product": "reading list",
    "service": "triage service",
    "device": "bedside monitor",
    "devices": "bedside monitors",
    "image": "chest scan",
    "images": "chest scans",
    "finding": "lesion",
    "findings": "lesions",
    "artefact": "corner mark of the scanner",
    "subject": "patient",
    "subjects": "patients",
    "amount": "blood marker of inflammation in milligrams per litre",
    "count": "number of earlier scans",
    "tenure": "number of days since the first visit",
    "reading": "blood oxygen in percent",
    "channel": "kind of referral",
    "place": "referring ward",
    "places": "referring wards",
    "value": "heart rate in beats per minute",
    "period": "day",
    "periods": "days",
}
COSTS = {"miss": 5000, "false_alarm": 100, "action": 20, "currency": "euros"}
LIMITS = {
    "latency_ms": 2000,
    "model_kb": 20480,
    "units_per_day": 600,
    "actions_per_day": 90,
    "label_delay_days": 7,
    "recall_percent": 95,
    "availability_percent": 99.5,
}
GROUPS = {
    "site": ["main hospital", "city clinic", "county clinic", "mobile van"],
    "segment": ["female", "male"],
}
SIGNAL = {
    "label_rate": [0.06, 0.10],
    "logistic_over_baseline": 0.20,
    "boosting_over_logistic": 0.10,
    "weak_column": "site",
    "weak_value": "mobile van",
    "weak_auc_gap": 0.20,
}

CHANNELS = ["ward", "emergency", "practice", "home care"]
KINDS = ["reading", "warning", "sensor off"]
START = np.datetime64("2025-01-06T00:00:00", "s")
DAY = 24 * 3600


def table(n: int, seed: int = 0) -> pd.DataFrame:
    """Return n scans in order of time; `label` is 1 where a finding was confirmed (6 to 10 %)."""
    rng = np.random.default_rng([1, seed])
    patients = max(1, n // 4)
    patient = rng.integers(0, patients, n)
    seconds = np.sort(rng.integers(0, 90 * DAY, n))
    site = rng.choice(GROUPS["site"], patients, p=[0.40, 0.25, 0.20, 0.15])[patient]
    segment = rng.choice(GROUPS["segment"], patients)[patient]
    first_visit = rng.exponential(300, patients)[patient]
    trait = rng.normal(0, 0.5, patients)[patient]
    male = segment == "male"
    # Men come through the emergency room more often: the kind of referral tells something about the sex.
    emergency = rng.random(n) < np.where(male, 0.40, 0.20)
    channel = np.where(emergency, "emergency", rng.choice(["ward", "practice", "home care"], n, p=[0.50, 0.35, 0.15]))
    marker = np.exp(rng.normal(2.3, 1.0, n))
    scans = rng.poisson(1.5, n)
    oxygen = 99.0 - rng.gamma(2.0, 1.6, n)
    ward = rng.zipf(1.6, n) % 40
    tenure = first_visit + seconds / DAY

    linear = 1.1 * (np.log(marker) - 2.3) + 0.35 * (96 - oxygen) + 0.3 * male + 0.6 * (channel == "home care")
    # What a straight line cannot say: a new emergency with little oxygen, and a silent disease in known patients.
    bent = 5.0 * (emergency & (oxygen < 95)) + 6.0 * ((marker < 6) & (scans >= 3)) + 0.8 * (ward % 10 == 3)
    # The van's scanner is old: there the columns say much less about the finding.
    known = np.where(site == "mobile van", 0.15, 1.0)
    logit = -6.0 + known * (linear + bent) + (1 - known) * 3.8 + trait
    label = rng.random(n) < 1 / (1 + np.exp(-logit))
    oxygen[rng.random(n) < 0.08] = np.nan
    return pd.DataFrame(
        {
            "entity_id": patient,
            "time": START + seconds.astype("timedelta64[s]"),
            "amount": marker.round(2),
            "count": scans,
            "tenure": tenure.round(1),
            "reading": oxygen.round(1),
            "channel": channel,
            "place": [f"ward-{number:02d}" for number in ward],
            "site": site,
            "segment": segment,
            "label": label.astype(np.int64),
        }
    )


def events(n: int, seed: int = 0) -> pd.DataFrame:
    """Return n messages of bedside monitors in order of arrival; about one in twelve arrives late."""
    rng = np.random.default_rng([2, seed])
    patients = max(1, n // 25)
    patient = rng.integers(0, patients, n)
    seconds = np.sort(rng.integers(0, 7 * DAY, n))
    late = rng.random(n) < 0.08
    delay = np.where(late, rng.exponential(1800, n) + 120, rng.exponential(2, n)).astype(np.int64)
    resting = rng.normal(76, 9, patients)[patient]
    frame = pd.DataFrame(
        {
            "entity_id": patient,
            "time": START + seconds.astype("timedelta64[s]"),
            "value": (resting + rng.gamma(2.0, 4.0, n)).round(1),
            "kind": rng.choice(KINDS, n, p=[0.90, 0.08, 0.02]),
            "arrival": START + (seconds + delay).astype("timedelta64[s]"),
        }
    )
    return frame.sort_values("arrival", kind="stable", ignore_index=True)


def images(
    n: int, size: int = 16, seed: int = 0, *, artefact: bool = False
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return chest scans (float32, n x size x size x 1, from 0 to 1), labels and patient numbers.

    Label 1 means that the scan shows a bright, soft-edged lesion. With `artefact=True`, a mark of the scanner
    in the top left corner goes along with the label in nine scans of ten: a shortcut that means nothing.
    """
    rng = np.random.default_rng([3, seed])
    patients = max(2, n // 8)
    patient = rng.integers(0, patients, n)
    # Most lesions belong to few patients, and each patient has an anatomy of their own.
    ill = rng.random(patients) < 0.5
    label = (rng.random(n) < np.where(ill[patient], 0.85, 0.15)).astype(np.int64)
    anatomy = rng.normal(0.40, 0.08, (patients, size, size))
    pixels = anatomy[patient] + rng.normal(0, 0.04, (n, size, size))
    rows, columns = np.mgrid[0:size, 0:size]
    radius = size / 7
    centres = rng.uniform(radius, size - 1 - radius, (n, 2))
    distance = np.hypot(rows - centres[:, :1, None], columns - centres[:, 1:, None])
    strength = rng.uniform(0.12, 0.42, n) * label
    pixels += strength[:, None, None] * np.exp(-((distance / radius) ** 2))
    if artefact:
        marked = rng.random(n) < np.where(label == 1, 0.9, 0.1)
        pixels[marked, :2, :2] = 1.0
    return np.clip(pixels, 0, 1).astype(np.float32)[..., None], label, patient


def pairs(users: int, items: int, seed: int = 0) -> pd.DataFrame:
    """Return grades of similarity from 0 to 10 between patients and reference cases, in order of time.

    Three hidden traits decide the grades. About a quarter of all pairs are graded, well-known cases more
    often. No pair is there twice.
    """
    rng = np.random.default_rng([4, seed])
    patient_traits = rng.normal(0, 1, (users, 3))
    case_traits = rng.normal(0, 1, (items, 3))
    closeness = 4.5 + rng.normal(0, 0.4, (users, 1)) + rng.normal(0, 0.7, items) + patient_traits @ case_traits.T
    grade = np.clip(closeness + rng.normal(0, 0.5, (users, items)), 0, 10).round(1)
    known = rng.permutation(np.linspace(0.1, 0.4, items))
    user, item = np.nonzero(rng.random((users, items)) < known)
    seconds = np.sort(rng.integers(0, 180 * DAY, len(user)))
    order = rng.permutation(len(user))
    return pd.DataFrame(
        {
            "user": user[order],
            "item": item[order],
            "rating": grade[user, item][order],
            "time": START + seconds.astype("timedelta64[s]"),
        }
    )
