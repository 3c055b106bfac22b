# score: 0
# hint: blames or hopes
# why: keeps the plan and its date, and puts hope in place of a change
%%writefile replan.md
## What we found

Unfortunately the experiment with the larger model did not work out as we had expected, and the gain was far too small for us.

## What we expect now

We are a little behind the plan at the moment, but we hope that we can still make the deadline if nothing else goes wrong.

## What we change

Everybody will work harder in the next weeks and we will catch up with some overtime. The scope stays as it is, because all of it was promised. We will do better next time, for sure.
