"""The second room: a release made readable, without losing the way back to its stored text.

`stage.py` holds `clean`. `tracked.py` is text that remembers where each character came from;
`steps.py` lists the steps that a text goes through, in order, and `front_matter.py`,
`markdown.py`, `characters.py` and `wrapping.py` hold them. What is left is cut into lines
(`lines.py`), lines into releases (`parts.py`) and each release into blocks (`blocks.py`, with
`sections.py`, `heads.py`, `lists.py` and `dateline.py`).
"""
