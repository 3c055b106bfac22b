# score: 4
# hint: does not show a winner
# why: draws an honest chart and writes the verdict over it
def draw_chart(axes, results):
    share = 100 * results["recall"]
    axes.bar(results["name"], share, yerr=[share - 100 * results["low"], 100 * results["high"] - share])
    axes.set(ylim=(0, 100), ylabel="recall (%), lines: 95 % intervals", xlabel="candidate", title="Model B wins on recall")
