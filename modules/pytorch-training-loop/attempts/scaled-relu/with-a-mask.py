# score: 5
# why: right, saves the mask instead of the input and lets the loop over places be a dot product
class ScaledReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        positive = torch.where(x > 0, x, torch.zeros_like(x))
        ctx.save_for_backward(positive, scale)
        return positive * scale

    @staticmethod
    def backward(ctx, grad_output):
        positive, scale = ctx.saved_tensors
        to_x = torch.where(positive > 0, scale * grad_output, torch.zeros_like(positive))
        return to_x, torch.dot(grad_output.ravel(), positive.ravel())
