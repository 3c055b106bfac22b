# score: 2
# hint: At exactly 0
# why: gives 0 the slope of the positive numbers
class ScaledReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        ctx.save_for_backward(x, scale)
        return scale * x.clamp(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        x, scale = ctx.saved_tensors
        return grad_output * scale * (x >= 0), (grad_output * x.clamp(min=0)).sum()
