# score: 4
# hint: Are the gradients cleared before each step
# why: forgets to clear the gradients, so each step follows the sum of all before
def next_token_loss(model, tokens):
    return functional.cross_entropy(model(tokens[:, :-1]).flatten(0, 1), tokens[:, 1:].flatten())


def train(model, tokens, steps, batch, seed):
    optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
    generator = torch.Generator().manual_seed(seed)
    losses = []
    for _ in range(steps):
        loss = next_token_loss(model, tokens[torch.randint(len(tokens), (batch,), generator=generator)])
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses
