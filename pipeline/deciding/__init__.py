"""The room at the back where decisions are taken in: read, checked against an output, and kept.

`reading` reads the three files that hold decisions, `targets` finds the rows that they are about,
`values` and `checking` say what is wrong with one, `keeping` lays them over those that are kept.
"""
