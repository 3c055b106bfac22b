"""The signal gate on the packs of this repository: two seeds always, all twenty nightly."""

from __future__ import annotations

import pytest

from builder.check.signal_gate import SEEDS, judge_pack
from builder.documents.domain import read_domain


def gate(pack, texts, seeds):
    domain, _ = read_domain(pack.ID, texts)
    return judge_pack(pack, domain.signal, f"curriculum/domains/{pack.ID}.py", seeds)


def test_what_was_planted_can_be_learned(pack, texts):
    assert gate(pack, texts, SEEDS[:2]) == ()


@pytest.mark.slow
def test_what_was_planted_can_be_learned_with_every_seed(pack, texts):
    assert len(SEEDS) == 20
    assert gate(pack, texts, SEEDS) == ()
