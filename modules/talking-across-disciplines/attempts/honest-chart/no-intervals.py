# score: 2
# hint: The intervals go from
# why: repairs the axis and keeps silent about how sure the numbers are
def draw_chart(axes, results):
    axes.bar(results["name"], 100 * results["recall"])
    axes.set(ylim=(0, 100), ylabel="recall (%)", xlabel="candidate", title="Model B has the best recall")
