# score: 2
# hint: does not say what is left out
# why: has all the facts and asks for more time in general, but leaves the scope and hides what it costs
%%writefile replan.md
## What we found

The experiment with the larger model needed a gain of 2 percent and found 0.4 percent, so the larger model is not worth its price for us.

## What we expect now

The old forecast said week 15 with 85 percent. The new one says week 19, and the deadline is week 16. So the plan will not hold as it is.

## What we change

We will look at all 12 items again and think about what they mean for week 14. Until then we go on with the plan as it stands and report about it again next Monday in our usual meeting.
