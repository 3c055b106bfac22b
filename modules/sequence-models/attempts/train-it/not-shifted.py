# score: 2
# hint: Which token is the target at each place
# why: lets the model predict the token that it has just been given
def next_token_loss(model, tokens):
    return functional.cross_entropy(model(tokens).flatten(0, 1), tokens.flatten())


def train(model, tokens, steps, batch, seed):
    optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
    generator = torch.Generator().manual_seed(seed)
    losses = []
    for _ in range(steps):
        loss = next_token_loss(model, tokens[torch.randint(len(tokens), (batch,), generator=generator)])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses
