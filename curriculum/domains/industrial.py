"""Press machines in four plants: made-up data with planted signals.

Every function is pure: the same arguments give the same data. Nothing is read from a file or the network.
The relation between the columns and the label is the same for every seed, so a model that was trained on
one seed can be judged on another one.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

ID = "industrial"
TITLE = "Predictive maintenance in a factory"
STORY = (
    "We are a manufacturer with press machines in four plants. "
    "Our model scores each machine cycle on a small gateway beside the line, often without a network. "
    "The score decides whether the line stops for a check now or runs on until the weekend."
)
WORDS = {
    "industry": "manufacturing",
    "company": "manufacturer",
    "entity": "machine",
    "entities": "machines",
    "unit": "machine cycle",
    "units": "machine cycles",
    "event": "sensor message",
    "events": "sensor messages",
    "group": "machine group",
    "groups": "machine groups",
    "site": "plant",
    "segment": "shift",
    "label": "failure within 30 cycles",
    "positive": "cycle before a failure",
    "positives": "cycles before a failure",
    "negative": "healthy cycle",
    "negatives": "healthy cycles",
    "risk": "failure",
    "action": "line stop",
    "actions": "line stops",
    "act": "stop the line for a check",
    "harm": "shift that loses its bonus to needless stops",
    "harms": "shifts that lose their bonus to needless stops",
    "person": "machine operator",
    "people": "machine operators",
    "user": "machine",
    "users": "machines",
    "item": "spare part",
    "items": "spare parts",
    "rating": "grade of fit",
    "team": "maintenance team",
    "expert": "maintenance technician",
    "experts": "maintenance technicians",
    "manager": "plant manager",
    "committee": "safety board",
    "regulator": "labour inspectorate",
    "product": "maintenance planner",
    "service": "line service",
    "device": "line gateway",
    "devices": "line gateways",
    "image": "weld photo",
    "images": "weld photos",
    "finding": "crack",
    "findings": "cracks",
    "artefact": "chalk mark",
    "subject": "weld seam",
    "subjects": "weld seams",
    "amount": "motor load in kilowatts",
    "count": "number of short stops since the last service",
    "tenure": "number of days since the last service",
    "reading": "vibration in millimetres per second",
    "channel": "material",
    "place": "tool supplier",
    "places": "tool suppliers",
    "value": "temperature in degrees Celsius",
    "period": "shift",
    "periods": "shifts",
}
COSTS = {"miss": 20000, "false_alarm": 500, "action": 100, "currency": "euros"}
LIMITS = {
    "latency_ms": 20,
    "model_kb": 256,
    "units_per_day": 8000,
    "actions_per_day": 300,
    "label_delay_days": 3,
    "recall_percent": 90,
    "availability_percent": 99.0,
}
GROUPS = {
    "site": ["north plant", "south plant", "river plant", "pilot plant"],
    "segment": ["early", "late", "night"],
}
SIGNAL = {
    "label_rate": [0.03, 0.05],
    "logistic_over_baseline": 0.08,
    "boosting_over_logistic": 0.18,
    "weak_column": "site",
    "weak_value": "pilot plant",
    "weak_auc_gap": 0.20,
}

CHANNELS = ["steel", "copper", "brass", "plastic"]
KINDS = ["normal", "warning", "restart"]
START = np.datetime64("2025-01-06T00:00:00", "s")
DAY = 24 * 3600


def table(n: int, seed: int = 0) -> pd.DataFrame:
    """Return n machine cycles in order of time; `label` is 1 where a failure was near (3 to 5 %)."""
    rng = np.random.default_rng([1, seed])
    machines = max(1, n // 50)
    machine = rng.integers(0, machines, n)
    seconds = np.sort(rng.integers(0, 90 * DAY, n))
    site = rng.choice(GROUPS["site"], machines, p=[0.35, 0.30, 0.20, 0.15])[machine]
    hour = seconds % DAY // 3600
    segment = np.select([(hour >= 6) & (hour < 14), (hour >= 14) & (hour < 22)], ["early", "late"], "night")
    serviced = rng.exponential(60, machines)[machine]
    trait = rng.normal(0, 0.4, machines)[machine]
    # Steel is pressed at night, when power is cheap: the material tells something about the shift.
    steel = rng.random(n) < np.where(segment == "night", 0.60, 0.30)
    channel = np.where(steel, "steel", rng.choice(["copper", "brass", "plastic"], n, p=[0.40, 0.35, 0.25]))
    load = np.exp(rng.normal(3.0, 0.5, n))
    stops = rng.poisson(0.8, n)
    vibration = rng.gamma(4.0, 0.6, n)
    supplier = rng.zipf(1.6, n) % 30
    # A service every 60 days sets the counter of days back to nothing.
    tenure = (serviced + seconds / DAY) % 60

    linear = 1.2 * (vibration - 2.4) + 0.8 * stops + 0.02 * (tenure - 30) + 0.3 * (segment == "night")
    # What a straight line cannot say: a resonance in the middle of the load range, and a tool wrongly fitted.
    resonance = (load > 24) & (load < 30) & (vibration > 2.2)
    bent = 5.5 * resonance + 7.5 * (steel & (tenure < 7)) + 0.8 * (supplier % 10 == 3)
    # The pilot plant tries new things: there the columns say much less about a failure.
    known = np.where(site == "pilot plant", 0.15, 1.0)
    logit = -8.5 + known * (linear + bent) + (1 - known) * 5.8 + trait
    label = rng.random(n) < 1 / (1 + np.exp(-logit))
    vibration[rng.random(n) < 0.05] = np.nan
    return pd.DataFrame(
        {
            "entity_id": machine,
            "time": START + seconds.astype("timedelta64[s]"),
            "amount": load.round(2),
            "count": stops,
            "tenure": tenure.round(1),
            "reading": vibration.round(2),
            "channel": channel,
            "place": [f"supplier-{number:02d}" for number in supplier],
            "site": site,
            "segment": segment,
            "label": label.astype(np.int64),
        }
    )


def events(n: int, seed: int = 0) -> pd.DataFrame:
    """Return n sensor messages in order of arrival; about one in eight waits until the network is back.

    Each machine is silent for one hour of every day, so its telemetry has gaps.
    """
    rng = np.random.default_rng([2, seed])
    machines = max(1, n // 100)
    machine = rng.integers(0, machines, n)
    silent = rng.integers(0, 24, machines)[machine]
    # Draw from 23 hours and jump over the silent one.
    hour = rng.integers(0, 23, n)
    hour += hour >= silent
    seconds = rng.integers(0, 7, n) * DAY + hour * 3600 + rng.integers(0, 3600, n)
    late = rng.random(n) < 0.12
    delay = np.where(late, rng.exponential(7200, n) + 600, rng.exponential(2, n)).astype(np.int64)
    warm = rng.normal(55, 4, machines)[machine]
    frame = pd.DataFrame(
        {
            "entity_id": machine,
            "time": START + seconds.astype("timedelta64[s]"),
            "value": (warm + rng.normal(0, 1.5, n)).round(1),
            "kind": rng.choice(KINDS, n, p=[0.93, 0.05, 0.02]),
            "arrival": START + (seconds + delay).astype("timedelta64[s]"),
        }
    )
    return frame.sort_values(["arrival", "time"], kind="stable", ignore_index=True)


def images(
    n: int, size: int = 16, seed: int = 0, *, artefact: bool = False
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return weld photos (float32, n x size x size x 1, from 0 to 1), labels and weld seam numbers.

    Label 1 means that a dark crack runs through the seam. With `artefact=True`, a chalk mark in the top left
    corner goes along with the label in nine photos of ten: a shortcut that means nothing.
    """
    rng = np.random.default_rng([3, seed])
    seams = max(2, n // 8)
    seam = rng.integers(0, seams, n)
    # Most cracks are in few seams, and each seam has a surface of its own.
    brittle = rng.random(seams) < 0.5
    label = (rng.random(n) < np.where(brittle[seam], 0.85, 0.15)).astype(np.int64)
    surface = rng.normal(0.60, 0.08, (seams, size, size))
    pixels = surface[seam] + rng.normal(0, 0.04, (n, size, size))
    rows, columns = np.mgrid[0:size, 0:size]
    centres = rng.uniform(size / 4, 3 * size / 4, (n, 2))
    angle = rng.uniform(0, np.pi, n)[:, None, None]
    down, right = rows - centres[:, :1, None], columns - centres[:, 1:, None]
    along = abs(down * np.sin(angle) + right * np.cos(angle))
    across = abs(right * np.sin(angle) - down * np.cos(angle))
    depth = rng.uniform(0.09, 0.30, n) * label
    pixels -= depth[:, None, None] * ((along < size / 3) & (across < size / 16))
    if artefact:
        marked = rng.random(n) < np.where(label == 1, 0.9, 0.1)
        pixels[marked, :2, :2] = 1.0
    return np.clip(pixels, 0, 1).astype(np.float32)[..., None], label, seam


def pairs(users: int, items: int, seed: int = 0) -> pd.DataFrame:
    """Return grades from 0 to 10 of how well spare parts did in machines, in order of time.

    Three hidden properties decide the fit. About a quarter of all pairs are graded, common parts more often.
    No pair is there twice.
    """
    rng = np.random.default_rng([4, seed])
    need = rng.normal(0, 1, (users, 3))
    build = rng.normal(0, 1, (items, 3))
    fit = 6 + rng.normal(0, 0.3, (users, 1)) + rng.normal(0, 0.8, items) + need @ build.T
    grade = np.clip(fit + rng.normal(0, 0.5, (users, items)), 0, 10).round(1)
    common = rng.permutation(np.linspace(0.1, 0.4, items))
    user, item = np.nonzero(rng.random((users, items)) < common)
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
