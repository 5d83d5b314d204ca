"""Looks over a release that has been read: what looks like a person and was taken for none.

`unread` gathers the names that no mention explains, `signs` and `items` hold them against what
stands around them, `stage.audit` makes a finding of each place at which something speaks for a
person. It changes no mention: it is the guarantee of the one who reads the issues.
"""
