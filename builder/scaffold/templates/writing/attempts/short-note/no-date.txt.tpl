# score: 2
# hint: until when
# why: the next step has no date
%%writefile note.md
## Finding

Four of ten hand-overs missed a fact.

## Reason

The form has no place for it.

## Next step

Somebody should change the form soon.
