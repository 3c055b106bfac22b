"""Trains one model in two processes that average their gradients over gloo.

`python two_ranks.py ROWS RANK FOLDER`: ROWS is a file of torch with X and y, RANK is 0 or 1, and FOLDER is where the
two processes find each other.
"""

import sys
from datetime import timedelta

import torch
from torch import distributed, nn


def train(rows: dict[str, torch.Tensor], rank: int, n_ranks: int, n_steps: int = 20) -> list[float]:
    """Return the weights after some steps; in each step a rank sees every n-th row only."""
    torch.manual_seed(0)  # all ranks begin with the same weights
    network = nn.Linear(rows["X"].shape[1], 1, dtype=torch.float64)
    optimiser = torch.optim.SGD(network.parameters(), lr=0.1)
    X, y = rows["X"][rank::n_ranks], rows["y"][rank::n_ranks]
    for _ in range(n_steps):
        optimiser.zero_grad()
        nn.functional.binary_cross_entropy_with_logits(network(X).squeeze(1), y).backward()
        for weights in network.parameters():
            distributed.all_reduce(weights.grad, op=distributed.ReduceOp.SUM)
            weights.grad /= n_ranks
        optimiser.step()
    return torch.cat([weights.detach().ravel() for weights in network.parameters()]).tolist()


if __name__ == "__main__":
    torch.set_num_threads(1)
    rank = int(sys.argv[2])
    meeting, patience = f"file://{sys.argv[3]}/meeting", timedelta(minutes=1)
    distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=2, timeout=patience)
    print(*(f"{weight:.12f}" for weight in train(torch.load(sys.argv[1]), rank, 2)))
    distributed.destroy_process_group()
