"""Reads what a date expression says: its EDTF value, its bounds, and what it leans on.

`value.date_value` is the door. `periods` makes stretches of the calendar, `case` holds one mention
and what its words mean, and `calendar_dates`, `relative` and `counted` read one form each;
`context` reads the clause around a mention.
"""
