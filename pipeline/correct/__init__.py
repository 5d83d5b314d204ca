"""The room where what a person decided is done to what was found: extractions to the same, mended.

`stage.correct` finds the corrections of a release and the rows that they are about (`finding`),
does them in the order of their verbs (`every.VERBS`), and puts ids, counts and issues right
(`settling`). What no longer fits changes nothing, and is told with its reason.
"""
