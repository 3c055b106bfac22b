# score: 3
# hint: The input has changed
# why: cuts off the negative numbers in the input itself
class ScaledReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        ctx.save_for_backward(x, scale)
        return scale * x.clamp_(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        x, scale = ctx.saved_tensors
        return grad_output * scale * (x > 0), (grad_output * x).sum()
