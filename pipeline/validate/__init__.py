"""The room that lets nothing through that cannot be proved: resolved releases to records.

`stage.validate` turns cleaned offsets into those of the stored text, one builder a table:
`people`, `places` (countries and parties), `dates`, `issues`; `proof` gives sentence, evidence,
line, block and part of every row.
"""
