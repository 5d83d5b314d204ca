"""Fills the templates of rules: each name in braces becomes a group of what it stands for."""

import regex

PLACEHOLDER = regex.compile(r"\{([a-z_]+\d*)(?::([a-z_]+))?\}")


def expand(template: str, fragments: dict[str, str]) -> str:
    """Return a template with its placeholders turned into named groups, theirs too.

    >>> expand("{day} {month}", {"day": "[0-9]+", "month": "{name}", "name": "May|June"})
    '(?P<day>[0-9]+)\\\\s+(?P<month>(?P<name>May|June))'
    """

    def group(match: regex.Match[str]) -> str:
        name, fragment = match.group(1), match.group(2) or match.group(1)
        if fragment not in fragments:
            raise KeyError(f"no fragment {fragment!r}; there are {', '.join(sorted(fragments))}")
        return f"(?P<{name}>{PLACEHOLDER.sub(group, fragments[fragment])})"

    return PLACEHOLDER.sub(group, template).replace(" ", r"\s+")
