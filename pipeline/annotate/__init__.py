"""The room that finds: a stream of cleaned releases in, a stream of annotated ones out.

`stage.annotate` walks, for each release: `page` (lines and sentences), `finders` (rules, names by
title, bold names, the gazetteer), `ties` (the written forms), `merge` (which span wins),
`coordinated` (who stands beside a person in a list), `repeats` (later mentions of what is known by
then), `scopes` (who signed). spaCy lives here alone.
"""
