"""The room that finds the same person in several releases of a run, and changes nothing else.

`stage.identify` lets every release of a run pass by, keeps a summary of each person (`seen`) and
puts the releases aside on disk; when the last one has passed, `joining` makes groups of
the summaries level by level, each level with the evidence that it asks for, and the releases go on
with `canonical_id` filled. `decisions` reads what a person has decided, `earlier` what the output
of an earlier run knows; `names` says how two names are alike, `pairs` finds those who may be,
`apart` is what keeps two groups apart, `wording` says all of it in words.
"""
