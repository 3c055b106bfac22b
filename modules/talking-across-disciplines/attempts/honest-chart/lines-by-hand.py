# score: 5
# why: a right answer that draws the intervals as vertical lines and explains them in a legend
def draw_chart(axes, results):
    positions = range(len(results))
    axes.bar(positions, results["recall"].mul(100), color="lightgrey", edgecolor="black")
    axes.vlines(positions, results["low"].mul(100), results["high"].mul(100), color="black", label="95% interval")
    axes.set_xticks(list(positions), results["name"])
    axes.set(ylim=(0, 100), xlabel="what was tried", ylabel="Recall in %", title="Recall of the candidates")
    axes.legend(loc="lower right")
