"""Visits to a web shop: made-up data with planted signals.

Every function is pure: the same arguments give the same data. Nothing is read from a file or the network.
The relation between the columns and the label is the same for every seed, so a model that was trained on
one seed can be judged on another one.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

ID = "ecommerce"
TITLE = "Personal offers in a web shop"
STORY = (
    "We are a web shop that sells things for the home in four markets. "
    "Our model scores each visit while the customer looks around. "
    "The score decides which visits get one of the few places for a personal offer."
)
WORDS = {
    "industry": "retail",
    "company": "web shop",
    "entity": "customer",
    "entities": "customers",
    "unit": "visit",
    "units": "visits",
    "event": "click",
    "events": "clicks",
    "group": "customer group",
    "groups": "customer groups",
    "site": "market",
    "segment": "customer type",
    "label": "purchase",
    "positive": "visit with a purchase",
    "positives": "visits with a purchase",
    "negative": "visit without a purchase",
    "negatives": "visits without a purchase",
    "risk": "lost sale",
    "action": "personal offer",
    "actions": "personal offers",
    "act": "show a personal offer",
    "harm": "customer bothered by a useless offer",
    "harms": "customers bothered by useless offers",
    "person": "customer",
    "people": "customers",
    "user": "customer",
    "users": "customers",
    "item": "product",
    "items": "products",
    "rating": "product rating",
    "team": "personalisation team",
    "expert": "merchandiser",
    "experts": "merchandisers",
    "manager": "head of sales",
    "committee": "pricing round",
    "regulator": "consumer protection agency",
    "product": "shop front",
    "service": "ranking service",
    "device": "store camera",
    "devices": "store cameras",
    "image": "product photo",
    "images": "product photos",
    "finding": "blurred patch",
    "findings": "blurred patches",
    "artefact": "studio mark",
    "subject": "product",
    "subjects": "products",
    "amount": "basket value in euros",
    "count": "number of product pages seen",
    "tenure": "number of days since the first visit",
    "reading": "discount shown in percent",
    "channel": "traffic source",
    "place": "campaign",
    "places": "campaigns",
    "value": "number of seconds on the page",
    "period": "day",
    "periods": "days",
}
COSTS = {"miss": 10, "false_alarm": 10, "action": 1, "currency": "euros"}
LIMITS = {
    "latency_ms": 100,
    "model_kb": 512,
    "units_per_day": 50000,
    "actions_per_day": 10000,
    "label_delay_days": 14,
    "recall_percent": 60,
    "availability_percent": 99.9,
}
GROUPS = {
    "site": ["home", "west", "east", "overseas"],
    "segment": ["newcomer", "regular"],
}
SIGNAL = {
    "label_rate": [0.17, 0.23],
    "logistic_over_baseline": 0.10,
    "boosting_over_logistic": 0.18,
    "weak_column": "site",
    "weak_value": "overseas",
    "weak_auc_gap": 0.20,
}

CHANNELS = ["search", "newsletter", "social media", "direct"]
KINDS = ["view", "basket", "purchase"]
START = np.datetime64("2025-01-06T00:00:00", "s")
DAY = 24 * 3600


def table(n: int, seed: int = 0) -> pd.DataFrame:
    """Return n visits in order of time; `label` is 1 where the visit ended with a purchase (17 to 23 %)."""
    rng = np.random.default_rng([1, seed])
    customers = max(1, n // 6)
    customer = rng.integers(0, customers, n)
    seconds = np.sort(rng.integers(0, 90 * DAY, n))
    site = rng.choice(GROUPS["site"], customers, p=[0.45, 0.20, 0.20, 0.15])[customer]
    segment = rng.choice(GROUPS["segment"], customers, p=[0.40, 0.60])[customer]
    trait = rng.normal(0, 0.5, customers)[customer]
    regular = segment == "regular"
    known_for = np.where(regular, rng.exponential(500, customers)[customer], rng.exponential(20, customers)[customer])
    # Regular customers follow the newsletter: the traffic source tells something about the customer type.
    letter = rng.random(n) < np.where(regular, 0.45, 0.10)
    channel = np.where(letter, "newsletter", rng.choice(["search", "social media", "direct"], n, p=[0.45, 0.25, 0.30]))
    basket = np.exp(rng.normal(3.6, 0.8, n))
    pages = rng.poisson(6, n)
    discount = rng.gamma(2.0, 6.0, n)
    campaign = rng.zipf(1.6, n) % 50
    tenure = known_for + seconds / DAY

    linear = 0.7 * (np.log(basket) - 3.6) + 0.25 * (pages - 6) + 0.5 * regular - 0.8 * (channel == "social media")
    # What a straight line cannot say: a discount works only on small baskets, and whoever is lost clicks on and on.
    bent = 3.5 * ((discount > 14) & (basket < 35)) - 4.0 * (pages >= 9) + 1.8 * (letter & (pages <= 4))
    # The shop has just opened overseas: there the columns say much less about a purchase.
    known = np.where(site == "overseas", 0.15, 1.0)
    logit = -3.0 + known * 1.5 * (linear + bent) + (1 - known) * 1.7 + trait + 0.5 * (campaign % 10 == 3)
    label = rng.random(n) < 1 / (1 + np.exp(-logit))
    discount[rng.random(n) < 0.10] = np.nan
    return pd.DataFrame(
        {
            "entity_id": customer,
            "time": START + seconds.astype("timedelta64[s]"),
            "amount": basket.round(2),
            "count": pages,
            "tenure": tenure.round(1),
            "reading": discount.round(1),
            "channel": channel,
            "place": [f"campaign-{number:02d}" for number in campaign],
            "site": site,
            "segment": segment,
            "label": label.astype(np.int64),
        }
    )


def events(n: int, seed: int = 0) -> pd.DataFrame:
    """Return n clicks in order of arrival; about one in ten comes late, from a phone that was offline."""
    rng = np.random.default_rng([2, seed])
    customers = max(1, n // 25)
    seconds = np.sort(rng.integers(0, 7 * DAY, n))
    late = rng.random(n) < 0.10
    delay = np.where(late, rng.exponential(5400, n) + 60, rng.exponential(2, n)).astype(np.int64)
    frame = pd.DataFrame(
        {
            "entity_id": rng.integers(0, customers, n),
            "time": START + seconds.astype("timedelta64[s]"),
            "value": rng.gamma(1.5, 20.0, n).round(1),
            "kind": rng.choice(KINDS, n, p=[0.85, 0.12, 0.03]),
            "arrival": START + (seconds + delay).astype("timedelta64[s]"),
        }
    )
    return frame.sort_values("arrival", kind="stable", ignore_index=True)


def images(
    n: int, size: int = 16, seed: int = 0, *, artefact: bool = False
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return product photos (float32, n x size x size x 1, from 0 to 1), labels and product numbers.

    Label 1 means that a patch of the photo is blurred: it is pale and has little contrast. With
    `artefact=True`, a studio mark in the top left corner goes along with the label in nine photos of ten:
    a shortcut that means nothing.
    """
    rng = np.random.default_rng([3, seed])
    products = max(2, n // 8)
    product = rng.integers(0, products, n)
    # Most blurred photos show few, shiny products, and each product has a pattern of its own.
    shiny = rng.random(products) < 0.5
    label = (rng.random(n) < np.where(shiny[product], 0.85, 0.15)).astype(np.int64)
    pattern = rng.normal(0.45, 0.10, (products, size, size))
    pixels = pattern[product] + rng.normal(0, 0.04, (n, size, size))
    rows, columns = np.mgrid[0:size, 0:size]
    radius = size / 5
    centres = rng.uniform(radius, size - 1 - radius, (n, 2))
    distance = np.hypot(rows - centres[:, :1, None], columns - centres[:, 1:, None])
    strength = rng.uniform(0.28, 0.75, n) * label
    veil = strength[:, None, None] * (distance < radius)
    pixels = (1 - veil) * pixels + veil * 0.70
    if artefact:
        marked = rng.random(n) < np.where(label == 1, 0.9, 0.1)
        pixels[marked, :2, :2] = 1.0
    return np.clip(pixels, 0, 1).astype(np.float32)[..., None], label, product


def pairs(users: int, items: int, seed: int = 0) -> pd.DataFrame:
    """Return ratings from 0 to 10 that customers gave products, in order of time; tastes have three themes.

    About a quarter of all pairs are rated, popular products more often. No pair is there twice.
    """
    rng = np.random.default_rng([4, seed])
    taste = rng.normal(0, 1, (users, 3))
    theme = rng.normal(0, 1, (items, 3))
    liking = 5.5 + rng.normal(0, 0.6, (users, 1)) + rng.normal(0, 0.8, items) + taste @ theme.T
    rating = np.clip(liking + rng.normal(0, 0.5, (users, items)), 0, 10).round(1)
    popular = rng.permutation(np.geomspace(0.08, 0.6, items))
    user, item = np.nonzero(rng.random((users, items)) < popular)
    seconds = np.sort(rng.integers(0, 180 * DAY, len(user)))
    order = rng.permutation(len(user))
    return pd.DataFrame(
        {
            "user": user[order],
            "item": item[order],
            "rating": rating[user, item][order],
            "time": START + seconds.astype("timedelta64[s]"),
        }
    )
