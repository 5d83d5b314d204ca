"""What is written in another language is read past, and lists of names never are."""

import pytest

ENGLISH = (
    "The committee met in Ely on Tuesday to hear from the harbour pilots, who said that the "
    "dredging of the channel had cost them half a season.\n"
)
FRENCH = (
    "La commission s’est réunie mardi à Ely pour entendre les pilotes du port, qui ont déclaré "
    "que le dragage du chenal leur avait coûté la moitié de leur saison de pêche.\n"
)
NAMES = (
    "Ms Liesbeth VAN OOST, Belgium, ALDE ; Mr Rúnar HALLSSON, Iceland, SOC ; Mr Matej KRIŽAN, "
    "Slovenia, EPP/CD ; Ms Ilinca DRĂGULESCU, Romania, SOC ; Mme Aurélie DE SAINT-POL, France\n"
)


@pytest.fixture(scope="module")
def told(cleaned):
    """Return a function: the lines of another language in a text, and what is told of them."""

    def found(text):
        done = cleaned(text)
        blocks = [one for one in done.blocks if one.kind == "other-language"]
        lines = [line for one in blocks for line in done.text[one.start : one.end].splitlines()]
        return [line[:12] for line in lines if line], done.metadata.get("other_languages")

    return found


def test_a_paragraph_of_another_language_is_read_past_with_its_heading(told):
    text = f"On the channel\n\n{ENGLISH}\nAu sujet du chenal\n\n{FRENCH}\n{ENGLISH}"
    assert told(text) == (["Au sujet du ", "La commissio"], "fr (2 lines)")


def test_english_and_lists_of_names_are_read(told):
    assert told(f"Signed by:\n\n{NAMES}\n{ENGLISH}") == ([], None)
    assert told(ENGLISH) == ([], None)


def test_nobody_in_another_language_is_in_the_records_and_an_issue_says_so(say):
    french = FRENCH.replace("les pilotes du port", "Mme Aurélie Lint, pilote du port")
    record = say(f"{ENGLISH}\n{french}\nMs Anna Holt said that it was over.\n")
    assert [one.name for one in record.persons] == ["Anna Holt"]
    (issue,) = [one for one in record.issues if one.code == "other-language-part"]
    assert "fr (1 line)" in issue.message
