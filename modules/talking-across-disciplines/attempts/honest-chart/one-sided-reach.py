# score: 3
# hint: one down and one up
# why: takes the distance to the upper end for both directions
def draw_chart(axes, results):
    share = 100 * results["recall"]
    axes.bar(results["name"], share, yerr=100 * results["high"] - share)
    axes.set(ylim=(0, 100), ylabel="recall (%)", xlabel="candidate", title="Recall with 95 % intervals")
