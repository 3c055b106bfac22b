# score: 4
# why: a right answer in other words, with other facts from the table
%%writefile replan.md
## What we found

After 6 weeks we have an answer.
The larger model brings 0.4 percent; 2 percent were needed to pay for it.
We have closed the experiment.

## What we expect now

There are 40 items left.
Our 85 percent week moves from 15 to 19.
That is after the deadline in week 16, and even the week with an even chance, 17, is too late.

## What we change

Our advice is to drop 12 items that depend on the larger model, which brings the 85 percent week to 14.
Customers with rare wishes will wait for the next release.
We need your yes or no on Thursday.
From now on each experiment states its stopping rule on the first day.
