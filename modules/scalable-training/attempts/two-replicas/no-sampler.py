# score: 0
# hint: each row belongs to exactly one rank
# why: gives all rows to each rank
def rows_of(rank, n_ranks, n_rows, epoch, seed):
    """Return the numbers of the rows that a rank trains on in an epoch."""
    generator = torch.Generator()
    generator.manual_seed(seed + epoch)
    order = torch.randperm(n_rows, generator=generator).tolist()
    order += order[: -n_rows % n_ranks]
    return order


def all_reduce(gradients):
    """Return the mean gradient of all ranks, for each weight."""
    return [torch.stack(same).mean(dim=0) for same in zip(*gradients, strict=True)]
