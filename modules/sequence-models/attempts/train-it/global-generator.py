# score: 4
# hint: the global generator was used
# why: seeds PyTorch's global generator, and so changes everybody else's draws
def next_token_loss(model, tokens):
    return functional.cross_entropy(model(tokens)[:, :-1].flatten(0, 1), tokens[:, 1:].flatten())


def train(model, tokens, steps, batch, seed):
    torch.manual_seed(seed)
    optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
    losses = []
    for _ in range(steps):
        loss = next_token_loss(model, tokens[torch.randint(len(tokens), (batch,))])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses
