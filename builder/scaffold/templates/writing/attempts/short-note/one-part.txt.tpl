# score: 0
# hint: is missing or empty
# why: leaves out the reason and the next step
%%writefile note.md
## Finding

A lot of hand-overs are not good.
