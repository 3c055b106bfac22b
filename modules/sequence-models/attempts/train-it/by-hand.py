# score: 6
# why: a right answer that takes the logarithms itself and cuts the last scores off
def next_token_loss(model, tokens):
    logs = model(tokens)[:, :-1].log_softmax(dim=-1)
    return -logs.gather(2, tokens[:, 1:, None]).mean()


def train(model, tokens, steps, batch, seed):
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-2)
    draws = torch.Generator()
    draws.manual_seed(seed)
    losses = []
    while len(losses) < steps:
        optimiser.zero_grad()
        loss = next_token_loss(model, tokens[torch.randint(0, tokens.shape[0], (batch,), generator=draws)])
        loss.backward()
        losses.append(float(loss.detach()))
        optimiser.step()
    return losses
