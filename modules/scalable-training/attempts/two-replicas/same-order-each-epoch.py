# score: 2
# hint: Another epoch needs another order
# why: forgets the epoch
def rows_of(rank, n_ranks, n_rows, epoch, seed):
    """Return the numbers of the rows that a rank trains on in an epoch."""
    generator = torch.Generator()
    generator.manual_seed(seed)
    order = torch.randperm(n_rows, generator=generator).tolist()
    order += order[: -n_rows % n_ranks]
    return order[rank::n_ranks]


def all_reduce(gradients):
    """Return the mean gradient of all ranks, for each weight."""
    return [torch.stack(same).mean(dim=0) for same in zip(*gradients, strict=True)]
