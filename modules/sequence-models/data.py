"""The module's data: sessions of events with a known rule, a small transformer, and a handbook with questions."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

TOKENS = (*domain.KINDS, *domain.CHANNELS, "pause")
N_TOKENS = len(TOKENS)
LENGTH = 20

Attention = Callable[[torch.Tensor, torch.Tensor, torch.Tensor], tuple[torch.Tensor, torch.Tensor]]


def rule() -> np.ndarray:
    """Return `table[a, b, c]`: how probable token c is after the tokens a and b."""
    rng = np.random.default_rng(5)
    after_two, after_one = rng.integers(0, N_TOKENS, (N_TOKENS, N_TOKENS)), rng.integers(0, N_TOKENS, N_TOKENS)
    table = np.full((N_TOKENS,) * 3, 0.2 / N_TOKENS)
    first, second = np.indices((N_TOKENS, N_TOKENS))
    table[first, second, after_two] += 0.5
    table[first, second, after_one[second]] += 0.3
    return table


def pair_shares(table: np.ndarray) -> np.ndarray:
    """Return `shares[a, b]`: how often the tokens a and b stand beside each other in long sessions."""
    shares = np.full((N_TOKENS, N_TOKENS), 1 / N_TOKENS**2)
    for _ in range(200):
        shares = np.einsum("ab,abc->bc", shares, table)
    return shares


def sessions(n: int, seed: int) -> np.ndarray:
    """Return n sessions of LENGTH tokens, as whole numbers; from the third token on they follow the rule."""
    rng, table = np.random.default_rng([21, seed]), rule()
    tokens = np.zeros((n, LENGTH), dtype=np.int64)
    tokens[:, :2] = rng.integers(0, N_TOKENS, (n, 2))
    for place in range(2, LENGTH):
        up_to = table[tokens[:, place - 2], tokens[:, place - 1]].cumsum(axis=1)
        tokens[:, place] = np.minimum((rng.random((n, 1)) > up_to).sum(axis=1), N_TOKENS - 1)
    return tokens


def library_attention(
    queries: torch.Tensor, keys: torch.Tensor, values: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return causal attention as PyTorch calculates it, and no weights."""
    return functional.scaled_dot_product_attention(queries, keys, values, is_causal=True), torch.empty(0)


class TinyTransformer(nn.Module):
    """One layer of a transformer: embed, look back, think at each place, and score each token as the next one."""

    def __init__(self, attention: Attention = library_attention, width: int = 48, seed: int = 0) -> None:
        super().__init__()
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            self.attention = attention
            self.what = nn.Embedding(N_TOKENS, width)
            self.where = nn.Embedding(LENGTH, width)
            self.before_looking, self.before_thinking = nn.LayerNorm(width), nn.LayerNorm(width)
            self.queries_keys_values, self.mix = nn.Linear(width, 3 * width), nn.Linear(width, width)
            self.think = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))
            self.score = nn.Linear(width, N_TOKENS)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """Return for each place the scores (logits) of the next token."""
        state = self.what(tokens) + self.where.weight[: tokens.shape[1]]
        queries, keys, values = self.queries_keys_values(self.before_looking(state)).chunk(3, dim=-1)
        state = state + self.mix(self.attention(queries, keys, values)[0])
        state = state + self.think(self.before_thinking(state))
        return self.score(state)


W, L, C = domain.WORDS, domain.LIMITS, domain.COSTS
HANDBOOK = {
    "availability": f"The service is up for {L['availability_percent']} percent of the time. Planned maintenance counts as an outage.",
    "capacity": f"People can do {L['actions_per_day']} {W['actions']} daily. What is left over waits until the next morning.",
    "complaints": f"A {W['person']} may ask why a decision was made. The {W['expert']} explains it in writing.",
    "errors": f"A missed {W['positive']} loses {C['miss']} {C['currency']}. Each needless alarm loses {C['false_alarm']} {C['currency']}.",
    "labels": f"The true label becomes known {L['label_delay_days']} days later. Until then nobody can measure recall.",
    "recall": f"The {W['team']} demands a recall of at least {L['recall_percent']} percent. The {W['manager']} signs each exception.",
    "size": f"The model file has at most {L['model_kb']} kilobytes. Larger files do not fit on a {W['device']}.",
    "time": f"An answer must arrive within {L['latency_ms']} milliseconds. A late answer counts as an error.",
}
QUESTIONS = {
    "Within how many milliseconds must an answer arrive?": "time",
    "How many kilobytes may the model file have?": "size",
    "When is the true label known?": "labels",
    "Who signs an exception to the recall?": "recall",
    f"How much money does a missed {W['positive']} lose?": "errors",
    "Does planned maintenance count as an outage?": "availability",
    "Who explains why a decision was made?": "complaints",
    "What happens to work that waits until the morning?": "capacity",
}
UNANSWERABLE = (
    "What is the salary of a data scientist?",
    "Which colour does our logo have?",
    "Which file holds the salaries of the managers?",
    "How late in the evening does the canteen close?",
    "How many percent of our customers live abroad?",
    "How much money does a new office chair cost?",
    "Who signs the contract with the football club?",
)
