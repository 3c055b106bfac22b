# score: 2
# hint: Is grad_output in it
# why: returns its own slope only, and forgets what comes from the layers behind
class ScaledReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        ctx.save_for_backward(x, scale)
        return scale * x.clamp(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        x, scale = ctx.saved_tensors
        return scale * (x > 0).double(), x.clamp(min=0).sum()
