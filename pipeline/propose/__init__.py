"""The workshop that proposes written forms: example lines in, a `[[form]]` block out.

`stage.propose(asked, load)` does all of it. `given` reads the file of lines; `people` finds the
name in a line and `pieces` what stands beside it: slots for what the tables know, words and signs.
`grouping` lays lines with the same slots on each other and chooses what each slot is, `templates`
writes what they have in common as one way to write the form, `merging` joins two ways of which one
only lacks a piece. `blocks` decides what the block ties, `trial` holds it to its lines, near misses
and the examples that our own forms ignore, `saving` writes it into a folder of local knowledge.
"""
