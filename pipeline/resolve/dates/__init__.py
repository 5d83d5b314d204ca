"""Reads what a date expression says: its EDTF value, its bounds, and what it leans on.

`stage.resolve_dates` is the door: all dates of a release in their order, each with the anchor that
`story` finds for it. `value.date_value` reads one mention. `periods` makes stretches of the
calendar, `case` holds one mention and what its words mean; `calendar_dates`, `named_days`,
`stretches`, `weekdays`, `relative` and `counted` read one family of forms each; `context` reads
the clause around a mention.
"""
