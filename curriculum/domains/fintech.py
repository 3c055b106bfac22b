"""Card payments of a small payment company: made-up data with planted signals.

Every function is pure: the same arguments give the same data. Nothing is read from a file or the network.
The relation between the columns and the label is the same for every seed, so a model that was trained on
one seed can be judged on another one.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

ID = "fintech"
TITLE = "Card payments at a fintech company"
STORY = (
    "We are a payment company that approves card payments for small shops. "
    "Our model gives each payment a fraud score while the customer waits at the till. "
    "The score decides whether the payment goes through at once or is held for a manual review."
)
WORDS = {
    "industry": "fintech",
    "company": "payment company",
    "entity": "card",
    "entities": "cards",
    "unit": "payment",
    "units": "payments",
    "event": "payment request",
    "events": "payment requests",
    "group": "customer group",
    "groups": "customer groups",
    "site": "region",
    "segment": "customer age band",
    "label": "chargeback",
    "positive": "fraudulent payment",
    "positives": "fraudulent payments",
    "negative": "genuine payment",
    "negatives": "genuine payments",
    "risk": "fraud",
    "action": "manual review",
    "actions": "manual reviews",
    "act": "hold the payment for a manual review",
    "harm": "genuine customer refused at the till",
    "harms": "genuine customers refused at the till",
    "person": "cardholder",
    "people": "cardholders",
    "user": "client",
    "users": "clients",
    "item": "bank product",
    "items": "bank products",
    "rating": "grade of interest",
    "team": "fraud team",
    "expert": "fraud analyst",
    "experts": "fraud analysts",
    "manager": "head of risk",
    "committee": "risk committee",
    "regulator": "financial supervisor",
    "product": "fraud screen",
    "service": "scoring service",
    "device": "card terminal",
    "devices": "card terminals",
    "image": "cheque image",
    "images": "cheque images",
    "finding": "forged patch",
    "findings": "forged patches",
    "artefact": "scanner mark",
    "subject": "cheque book",
    "subjects": "cheque books",
    "amount": "payment amount in euros",
    "count": "number of declined tries on the same day",
    "tenure": "number of days since the card was issued",
    "reading": "distance from home in kilometres",
    "channel": "payment channel",
    "place": "merchant",
    "places": "merchants",
    "value": "requested amount in euros",
    "period": "day",
    "periods": "days",
}
COSTS = {"miss": 100, "false_alarm": 10, "action": 2, "currency": "euros"}
LIMITS = {
    "latency_ms": 50,
    "model_kb": 1024,
    "units_per_day": 20000,
    "actions_per_day": 400,
    "label_delay_days": 30,
    "recall_percent": 80,
    "availability_percent": 99.9,
}
GROUPS = {
    "site": ["north", "south", "coast", "islands"],
    "segment": ["under 30", "30 to 59", "60 and over"],
}
SIGNAL = {
    "label_rate": [0.01, 0.03],
    "logistic_over_baseline": 0.10,
    "boosting_over_logistic": 0.10,
    "weak_column": "site",
    "weak_value": "islands",
    "weak_auc_gap": 0.20,
}

CHANNELS = ["till", "online", "phone", "cash machine"]
KINDS = ["approved", "declined", "reversed"]
START = np.datetime64("2025-01-06T00:00:00", "s")
DAY = 24 * 3600


def table(n: int, seed: int = 0) -> pd.DataFrame:
    """Return n payments in order of time; `label` is 1 where a chargeback followed (1 to 3 %)."""
    rng = np.random.default_rng([1, seed])
    cards = max(1, n // 10)
    card = rng.integers(0, cards, n)
    seconds = np.sort(rng.integers(0, 90 * DAY, n))
    site = rng.choice(GROUPS["site"], cards, p=[0.35, 0.30, 0.20, 0.15])[card]
    segment = rng.choice(GROUPS["segment"], cards, p=[0.30, 0.45, 0.25])[card]
    issued = rng.exponential(400, cards)[card]
    trait = rng.normal(0, 0.5, cards)[card]
    young = segment == "under 30"
    # Young customers pay online more often: the channel tells something about the age band.
    online = rng.random(n) < np.where(young, 0.55, 0.25)
    channel = np.where(online, "online", rng.choice(["till", "phone", "cash machine"], n, p=[0.70, 0.10, 0.20]))
    amount = np.exp(rng.normal(3.4, 1.0, n))
    tries = rng.poisson(0.35, n)
    distance = rng.gamma(0.8, 40.0, n)
    merchant = rng.zipf(1.6, n) % 60
    tenure = issued + seconds / DAY

    linear = 1.2 * (np.log(amount) - 3.4) + 2.6 * np.minimum(tries, 3) + 0.4 * young + 0.8 * (channel == "phone")
    # What a straight line cannot say: tiny test payments, and a new card far from home.
    bent = 10.0 * (online & (amount < 7)) + 7.0 * ((tenure < 110) & (distance > 60)) + 1.0 * (merchant % 12 == 7)
    # The islands were joined last: there the columns say much less about fraud.
    known = np.where(site == "islands", 0.15, 1.0)
    logit = -10.0 + known * (1.3 * linear + bent) + (1 - known) * 6.2 + trait
    label = rng.random(n) < 1 / (1 + np.exp(-logit))
    distance[rng.random(n) < 0.06] = np.nan
    return pd.DataFrame(
        {
            "entity_id": card,
            "time": START + seconds.astype("timedelta64[s]"),
            "amount": amount.round(2),
            "count": tries,
            "tenure": tenure.round(1),
            "reading": distance.round(1),
            "channel": channel,
            "place": [f"merchant-{number:02d}" for number in merchant],
            "site": site,
            "segment": segment,
            "label": label.astype(np.int64),
        }
    )


def events(n: int, seed: int = 0) -> pd.DataFrame:
    """Return n payment requests in order of arrival; about one in twelve arrives minutes or hours late."""
    rng = np.random.default_rng([2, seed])
    cards = max(1, n // 25)
    seconds = np.sort(rng.integers(0, 7 * DAY, n))
    late = rng.random(n) < 0.08
    delay = np.where(late, rng.exponential(3600, n) + 300, rng.exponential(2, n)).astype(np.int64)
    frame = pd.DataFrame(
        {
            "entity_id": rng.integers(0, cards, n),
            "time": START + seconds.astype("timedelta64[s]"),
            "value": np.exp(rng.normal(3.4, 1.0, n)).round(2),
            "kind": rng.choice(KINDS, n, p=[0.90, 0.08, 0.02]),
            "arrival": START + (seconds + delay).astype("timedelta64[s]"),
        }
    )
    return frame.sort_values("arrival", kind="stable", ignore_index=True)


def images(
    n: int, size: int = 16, seed: int = 0, *, artefact: bool = False
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return cheque images (float32, n x size x size x 1, from 0 to 1), labels and cheque book numbers.

    Label 1 means that a patch of the cheque was painted over. With `artefact=True`, a scanner mark in the
    top left corner goes along with the label in nine images of ten: a shortcut that means nothing.
    """
    rng = np.random.default_rng([3, seed])
    books = max(2, n // 8)
    book = rng.integers(0, books, n)
    # Most forgeries come from few cheque books, and each book has paper of its own.
    suspect = rng.random(books) < 0.5
    label = (rng.random(n) < np.where(suspect[book], 0.85, 0.15)).astype(np.int64)
    paper = rng.normal(0.45, 0.08, (books, size, size))
    pixels = paper[book] + rng.normal(0, 0.04, (n, size, size))
    rows, columns = np.mgrid[0:size, 0:size]
    reach = max(2, size // 5)
    centres = rng.integers(reach, size - reach, (n, 2))
    inside = (abs(rows - centres[:, :1, None]) < reach) & (abs(columns - centres[:, 1:, None]) < reach)
    strength = rng.uniform(0.08, 0.26, n) * label
    pixels += strength[:, None, None] * inside
    if artefact:
        marked = rng.random(n) < np.where(label == 1, 0.9, 0.1)
        pixels[marked, :2, :2] = 1.0
    return np.clip(pixels, 0, 1).astype(np.float32)[..., None], label, book


def pairs(users: int, items: int, seed: int = 0) -> pd.DataFrame:
    """Return grades from 0 to 10 that clients gave bank products, in order of time; tastes have three themes.

    About a quarter of all pairs are graded, popular products more often. No pair is there twice.
    """
    rng = np.random.default_rng([4, seed])
    taste = rng.normal(0, 1, (users, 3))
    theme = rng.normal(0, 1, (items, 3))
    liking = 5 + rng.normal(0, 0.5, (users, 1)) + rng.normal(0, 0.7, items) + taste @ theme.T
    grade = np.clip(liking + rng.normal(0, 0.5, (users, items)), 0, 10).round(1)
    popular = rng.permutation(np.linspace(0.1, 0.4, items))
    user, item = np.nonzero(rng.random((users, items)) < popular)
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
