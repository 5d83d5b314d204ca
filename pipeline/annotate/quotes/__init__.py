"""Quotations: `marks` finds them, `speakers` reads who may speak, `attribution` says who does.

`kinds` says what sort each is, `release` goes over a whole release, where one quotation goes on
with the speaker of the one before.
"""
