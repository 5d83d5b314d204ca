"""Writes an output in the forms of other programs, and reads what their users corrected.

`stage` names the formats and writes one whole file; `spans`, `tokens` and `people` are what the
formats share; `returned/` takes corrected files back, as decisions or as gold. Nothing here says
more than the records do: what a format has no place for is left out, and counted.
"""
