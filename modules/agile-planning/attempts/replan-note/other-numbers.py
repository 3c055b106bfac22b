# score: 2
# hint: not in the table of facts
# why: rounds the facts and adds a percentage of its own, which the next report will contradict
%%writefile replan.md
## What we found

The experiment needed a gain of 2 percent and found 0.4 percent, which is only 20 percent of what we wanted to see from the larger model.

## What we expect now

Our old forecast with 85 percent was week 15. With what we know now it is week 19. The deadline in week 16 would be missed.

## What we change

We propose to leave out 12 items, about 30 percent of the rest, and to be done by week 14. Please decide by Friday. Next time we fix the gain that we need before we begin.
