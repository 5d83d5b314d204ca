"""Tells the title of a document from what programs write where none was given."""

import regex

NO_TITLE = regex.compile(
    r"""(?ix) untitled(?:\W.*)? | \((?:anonymous|unspecified)\) | document\ ?\d*
    | microsoft\ (?:word|powerpoint|excel)\ -\ .*
    | (?:\w+://|about:|file:)\S*
    | .*\.(?:do[ct][xm]?|indd|pdf|rtf|od[tp]|qxp|qxd|tmp|pages|x?html?|mht(?:ml)?|php|aspx?|jsp
        | pptx?|xlsx?|txt|md|tex|dvi|ps|pub|wpd|eml|msg)"""
)
"""What programs write for a title: the name of the file, or that there is none."""
OF_A_TEMPLATE = regex.compile(
    r"""(?ix)
    do[ck]ument[oa]?\ ?\d*                      # Dokument 2, Documento1
    | (?:\S+\s+){0,3}template(?:\s+v?[\d.]+)?   # News template v3
    | .*\.(?:ott|wpt)                           # News.ott
    | [^\s_]*_\S*                               # PR_2031_05_final
    """
)
"""The name of any new document, of the template that it was made of, or of a bare file."""


def title_of(written: str) -> str:
    """Return the title that the properties of a document say, or nothing where they say none.

    >>> title_of("On  Pia Sund"), title_of("Microsoft Word - final.docx"), title_of("Dokument1")
    ('On Pia Sund', '', '')
    """
    title = " ".join(written.split())
    is_none = NO_TITLE.fullmatch(title) or OF_A_TEMPLATE.fullmatch(title)
    return "" if is_none else title
