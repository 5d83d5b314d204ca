"""The room that replaces the names of people at risk, in everything that is written.

`stage.pseudonymise` lets every release pass, puts it aside and keeps who is named (`circle`): those
whose role was asked for, minors (`minors`), and all who share a family name with one of them. When
the last one has passed, each release goes on with its text and record substituted: `lexicon` knows
the words of names, `groups` and `addresses` find them, `substitution` puts pseudonyms in their
place and leads every offset into the new text, `records` does so for a whole record. `key` makes
pseudonyms and ids that nobody can follow back without the key file.
"""
