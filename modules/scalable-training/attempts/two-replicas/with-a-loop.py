# score: 4
# why: a right answer with plain loops
def rows_of(rank, n_ranks, n_rows, epoch, seed):
    generator = torch.Generator()
    generator.manual_seed(epoch + seed)
    order = torch.randperm(n_rows, generator=generator)
    each = math.ceil(n_rows / n_ranks)
    return [int(order[(rank + n_ranks * k) % n_rows]) for k in range(each)]


def all_reduce(gradients):
    means = []
    for k in range(len(gradients[0])):
        total = gradients[0][k].clone()
        for one in gradients[1:]:
            total += one[k]
        means.append(total / len(gradients))
    return means
