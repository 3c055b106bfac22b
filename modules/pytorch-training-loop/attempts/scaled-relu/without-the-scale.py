# score: 2
# hint: The slope of the positive part is the scale
# why: takes the gradient of the plain ReLU
class ScaledReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        ctx.save_for_backward(x, scale)
        return scale * x.clamp(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        x, scale = ctx.saved_tensors
        return grad_output * (x > 0), (grad_output * x.clamp(min=0)).sum()
