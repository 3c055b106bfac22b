# score: 3
# hint: it begins at 0
# why: adds units and intervals but keeps the axis cropped "so that the difference can be seen"
def draw_chart(axes, results):
    share = 100 * results["recall"]
    axes.bar(results["name"], share, yerr=[share - 100 * results["low"], 100 * results["high"] - share])
    axes.set(ylim=(75, 95), ylabel="recall (%)", xlabel="candidate", title="Recall with 95 % intervals")
