"""The room at the back that makes gold of a corrected release, for a person to read once more.

`marking` writes a release in the marked form of `corpus/README.md`, `stage` puts it into a corpus.
"""
