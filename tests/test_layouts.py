"""Names as tables, letters, legends and records set them: each text is a release as it arrives."""

import pytest


def rows(record):
    """Return of each person: name, what it appears as, its countries and its parties."""
    return {
        one.name: (
            {found.value for found in one.appearances},
            {tie.code for tie in one.countries},
            {tie.party_id for tie in one.parties},
        )
        for one in record.persons
    }


def roles(record):
    """Return the roles by the name."""
    return {one.name: [role.text for role in one.roles] for one in record.persons}


MOTION = (
    "That this House regrets the sale of the ferry.\n\nSignatures\n\n"
    "Name\tParty\tConstituency\n"
    "Lint-Hall, Anna\tLabour\tEast Mendip\n"
    "O’Dell, Sir Peter\tConservative\tBradford Moor\n"
    "van der Holt, Ruth\tPlaid Cymru\tSlieve Lough\n"
)


def test_a_motion_s_table_gives_whole_names_and_their_parties_and_no_constituency(say):
    assert rows(say(MOTION)) == {
        "Anna Lint-Hall": ({"signatory"}, set(), {"pf:1516"}),
        "Peter O'Dell": ({"signatory"}, set(), {"pf:1567"}),
        "Ruth van der Holt": ({"signatory"}, set(), {"pf:1002"}),
    }


def test_a_title_behind_the_comma_is_kept_outside_the_name(say):
    peter = next(one for one in say(MOTION).persons if one.family_name == "O'Dell")
    assert (peter.honorific, peter.given_name) == ("Sir", "Peter")


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("First name\tLast name\tGroup", "{given}\t{family}\tS&D"),
        ("Surname\tForename\tGroup", "{family}\t{given}\tS&D"),
        ("| Title | Family name | First name | Group |", "| Ms | {family} | {given} | S&D |"),
    ],
)
def test_a_name_of_several_columns_is_one(say, head, row):
    names = (("Anna", "Lint-Hall"), ("Maria", "Dal Pozzo"), ("Peter", "Bremm"))
    table = "\n".join(row.format(given=given, family=family) for given, family in names)
    assert rows(say(f"Signed by:\n\n{head}\n{table}\n")) == {
        f"{given} {family}": ({"signatory"}, set(), {"ep:SD"}) for given, family in names
    }


LETTER = (
    "Dear Secretary Whitcombe:\n\nWe ask you to open the yards again.\n\nSincerely,\n\n"
    "Marisol Quintana               Devon P. Okafor\n"
    "Member of Congress             Member of Congress\n\n"
    "LaTrice M. Holt                Earl Kincannon Jr.\n"
    "Member of Congress             Member of Congress\n"
)


def test_names_in_two_columns_are_four_with_a_role_each(say):
    found = roles(say(LETTER))
    names = ("Marisol Quintana", "Devon P. Okafor", "LaTrice M. Holt", "Earl Kincannon Jr.")
    assert [found[name] for name in names] == [["Member of Congress"]] * 4


def test_party_and_country_below_names_in_two_columns_are_theirs(say):
    record = say(
        "Letter of members of the European Parliament\n\nYours faithfully,\n\n"
        "Anna LINT-HALL                            Tomasz BREMM\n"
        "S&D, Ireland                              ECR, Poland\n\n"
        "Marie DAL POZZO                           Jordi FERRAN I SOLER\n"
        "Greens/EFA, Italy                         Renew Europe, Spain\n"
    )
    assert {name: (codes, parties) for name, (_, codes, parties) in rows(record).items()} == {
        "Anna Lint-Hall": ({"IE"}, {"ep:SD"}),
        "Tomasz Bremm": ({"PL"}, {"ep:ECR"}),
        "Marie dal Pozzo": ({"IT"}, {"ep:GREEN_EFA"}),
        "Jordi Ferran i Soler": ({"ES"}, {"ep:RENEW"}),
    }


def test_a_line_of_party_and_country_is_said_of_the_name_above_in_a_list(say):
    record = say(
        "Members of the European Parliament write to the Commission\n\nSigned by:\n\n"
        "Mr Karl Bremm (Austria, S&D)\nMs Oda Lint\n    Greens/EFA, Czechia\n"
        "Ms Pia Sund (Finland, ECR)\nMs Ana Holt (IE/Renew)\n"
    )
    assert rows(record)["Oda Lint"][1:] == ({"CZ"}, {"ep:GREEN_EFA"})
    assert rows(record)["Ana Holt"][1:] == ({"IE"}, {"ep:RENEW"})
    assert rows(record)["Pia Sund"][1:] == ({"FI"}, {"ep:ECR"})


def test_a_party_that_no_table_has_is_kept_in_a_column_of_parties(say):
    record = say(
        "Candidates\n\nName | Party\nAnna Lint-Hall | Labour Party\nPeter Bremm | Fianna Fáil\n"
        "Maria Dal Pozzo | Sinn Féin\nOda Holt | Ferry Alliance\nPia Sund | Independent\n"
    )
    ties = {one.name: [tie.text for tie in one.parties] for one in record.persons}
    assert ties["Oda Holt"] == ["Ferry Alliance"]
    assert ties["Pia Sund"] == []


def test_the_mark_of_a_footnote_ties_what_the_footnote_says(say):
    record = say(
        "The signatories (family name in capitals)\n\n"
        "- BREMM Karl*\n- HOLT Anna† *\n- LINT Oda†\n\n"
        "* Member of the ECR Group\n† Ireland\n"
    )
    assert rows(record) == {
        "Karl Bremm": ({"signatory"}, set(), {"ep:ECR"}),
        "Anna Holt": ({"signatory"}, {"IE"}, {"ep:ECR"}),
        "Oda Lint": ({"signatory"}, {"IE"}, set()),
    }


SIGNED = "Karl Bremm, MdB\nSPD\n\nAnna Holt, MdB\nAfD\nMember of the Committee on Fish\n"


def test_the_lines_under_a_name_that_stands_alone_are_said_of_it(say):
    record = say(f"We, members of the German Bundestag, ask for it.\n\nRespectfully,\n\n{SIGNED}")
    assert {name: parties for name, (_, _, parties) in rows(record).items()} == {
        "Karl Bremm": {"pf:383"},
        "Anna Holt": {"pf:1976"},
    }
    assert roles(record)["Anna Holt"] == ["Member of the Committee on Fish"]


def test_a_group_above_its_members_is_not_said_of_the_name_above_it(say):
    record = say("Members of the German Bundestag\n\nSPD\nKarl Bremm\nAnna Holt\nCDU\nUte Lint\n")
    assert rows(record)["Anna Holt"][2] == {"pf:383"}


RECORDS = (
    "OUR LIST\n\n"
    "#1  Hall, Amina\n    TUNISIA | member of parliament\n    Held since 9 April 2025.\n\n"
    "#2  Vale, Peter\n    MALTA | fisherman\n    Let go on 3 May after 51 days.\n\n"
    "#3  Moor, Anna\n    KENYA | nurse\n    Charged; never in custody.\n"
)


def test_a_record_s_notes_without_a_subject_are_said_of_its_name(say):
    found = {name: (told, countries) for name, (told, countries, _) in rows(say(RECORDS)).items()}
    assert found == {
        "Amina Hall": ({"detained"}, {"TN"}),
        "Peter Vale": ({"was-detained"}, {"MT"}),
        "Anna Moor": ({"mentioned"}, {"KE"}),
    }


def test_a_list_of_who_is_free_ends_the_list_of_who_is_held(say):
    record = say(
        "In prison:\n\n- Amina Hall, nurse\n- Peter Vale, clerk\n\n"
        "Removed from the list:\n\n- Anna Moor, judge\n- Ute Holt, cook\n"
    )
    assert {name: told for name, (told, _, _) in rows(record).items()} == {
        "Amina Hall": {"detained"},
        "Peter Vale": {"detained"},
        "Anna Moor": {"was-detained"},
        "Ute Holt": {"was-detained"},
    }


def test_a_row_may_name_its_person_in_any_cell_and_dots_part_cells(say):
    record = say(
        "The motion is supported by:\n\n"
        "Head of Delegation . . . . . Anna Holt . . . . . POLAND\n"
        "Deputy Head of Delegation . . . . . Karl Bremm . . . . . AUSTRIA\n"
        "Member . . . . . Maria Lint . . . . . MALTA\n"
    )
    assert {name: countries for name, (_, countries, _) in rows(record).items()} == {
        "Anna Holt": {"PL"},
        "Karl Bremm": {"AT"},
        "Maria Lint": {"MT"},
    }


def test_names_below_what_we_ask_have_signed_it_if_they_have_a_party_or_country(say):
    text = "We ask our governments to keep the ferry.\n\n{}"
    members = (
        "Anna Holt (Greens, Ely)\nKarl Bremm (Labour, Ham)\nUte Vale (SNP)\nOda Lint (Labour)\n"
    )
    crew = "Anna Holt, cook\nKarl Bremm, mate\nUte Vale, stoker\nOda Lint, deckhand\n"
    signed = [told for told, _, _ in rows(say(text.format(members))).values()]
    assert signed == [{"signatory"}] * 4
    assert all("signatory" not in told for told, _, _ in rows(say(text.format(crew))).values())


def test_many_names_of_one_house_outweigh_one_of_another_told_late(say):
    signed = (
        "Ms Anna Holt, Ireland, EPP/CD ; Mr Karl Bremm, Malta, EC/DA ; Ms Oda Lint, Norway, SOC\n"
    )
    late = "\n\nAnna Holt sits in the Seanad for Fianna Fáil.\n"
    record = say(f"Parliamentary Assembly\n\nWritten declaration No. 7\n\n{signed}{late}")
    assert record.house == "pace"


def test_the_country_behind_an_office_is_no_person(say):
    record = say(
        "Open letter\n\nAccra, 9 August 2024\n\nChiara Moreau\nMinister of Health, Ghana\n\n"
        "Erik Lindqvist\nPrime Minister, Kenya\n"
    )
    assert {one.name: {tie.code for tie in one.countries} for one in record.persons} == {
        "Chiara Moreau": {"GH"},
        "Erik Lindqvist": {"KE"},
    }


def test_the_country_on_the_line_after_a_comma_is_that_of_the_name_above(say):
    record = say("Signed by\n\nKarl Bremm,\nIreland\nOda Lint-Hall,\nUkraine\nAnna Holt, France\n")
    assert {one.name: {tie.code for tie in one.countries} for one in record.persons} == {
        "Karl Bremm": {"IE"},
        "Oda Lint-Hall": {"UA"},
        "Anna Holt": {"FR"},
    }


def test_the_numeral_of_an_item_is_no_person(say):
    record = say("Alternates:\n\ni. Anna Holt (France)\nii. Oda Lint-Hall (Mexico)\n")
    assert [one.name for one in record.persons] == ["Anna Holt", "Oda Lint-Hall"]


@pytest.mark.parametrize(
    ("heading", "held"),
    [
        ("Minutes of the meeting held on Tuesday", False),
        ("Trials held in May", False),
        ("Still held on Tuesday", True),
        ("Held after the meeting held on Tuesday", True),
    ],
)
def test_a_meeting_that_was_held_holds_nobody(say, heading, held):
    text = f"On the coast.\n\n{heading}:\n\n- Ana Ruiz, nurse\n- Leo Moor, poet\n"
    found = rows(say(text))
    assert [("detained" in found[name][0]) for name in ("Ana Ruiz", "Leo Moor")] == [held, held]


def test_an_item_that_says_so_is_not_held_with_its_list(say):
    text = (
        "On the coast.\n\nStill in prison:\n\n"
        "- Ana Ruiz, nurse\n- Leo Moor, poet, never held\n- Lea Holt, cook, in exile in Malta\n"
    )
    found = rows(say(text))
    assert [one for one in found if "detained" in found[one][0]] == ["Ana Ruiz"]


def test_languages_in_brackets_of_those_to_ask_are_no_countries(say):
    record = say("On the coast.\n\nQuestions: Ana Ruiz (French, Polish), Leo Moor (German).\n")
    assert [one.text for one in record.countries] == []
    assert [found.value for one in record.persons for found in one.appearances] == ["contact"] * 2


TWO_COLUMNS = (
    "Montevideo, 11 October 2017\n\nSIGNED\n\n"
    "Ms Annika RÖNNHOLM (1)            J. F. (Jan) van der KEMP\n"
    "Left Alliance, Finland            D66, Netherlands\n\n"
    "Paulina SOSA ETCHEVERRY           Nayla EL-HAJJ SALIBA\n"
    "Frente Amplio, Uruguay            no party, Lebanon\n\n"
    "Moncef YAGHLANE                   Carla Vaz TEIXEIRA (2)\n"
    "Nidaa Tounes, Tunisia             no party, Portugal\n\n"
    "(1) A member of the Social Democratic Party of Finland until 2012.\n"
    "(2) Elected for the Socialist Party in 2015; she left it in the spring.\n"
)


def test_party_and_country_below_two_columns_of_names_are_theirs_footnotes_and_all(say):
    assert rows(say(TWO_COLUMNS)) == {
        "Annika Rönnholm": ({"signatory"}, {"FI"}, {"pf:1044", "pf:1303"}),
        "J. F. (Jan) van der Kemp": ({"signatory"}, {"NL"}, {"pf:45"}),
        "Paulina Sosa Etcheverry": ({"signatory"}, {"UY"}, {"pf:1658"}),
        "Nayla El-Hajj Saliba": ({"signatory"}, {"LB"}, set()),
        "Moncef Yaghlane": ({"signatory"}, {"TN"}, {"pf:4530"}),
        "Carla Vaz Teixeira": ({"signatory"}, {"PT"}, {"pf:655"}),
    }


def test_a_footnote_that_says_a_party_was_left_makes_it_former(say):
    found = {
        (one.name, tie.party_id): tie.status
        for one in say(TWO_COLUMNS).persons
        for tie in one.parties
    }
    assert found["Annika Rönnholm", "pf:1303"] == "former"
    assert found["Annika Rönnholm", "pf:1044"] == "current"
    assert found["Carla Vaz Teixeira", "pf:655"] == "former"


STACKED = (
    "Lima, 3 May 2019\n\nSIGNED\n\n"
    "Ana RUIZ SOTO             Leo MOOR\n"
    "Senator                   Member of Parliament\n"
    "Frente Amplio             D66\n"
    "Uruguay                   Netherlands\n\n"
    "Lea HOLT                  Tor LIND\n"
    "Deputy                    Chair of the Committee on Fish\n"
    "Labour Party              Left Alliance\n"
    "Malta                     Finland\n\n"
    "Ida BERG                  Jon VALE\n"
    "Senator                   Deputy\n"
    "Centre Party              Socialist Party\n"
    "Norway                    Chile\n"
)


def test_records_in_two_columns_have_a_role_a_party_and_a_country_each(say):
    record = say(STACKED)
    countries = {name: found[1] for name, found in rows(record).items()}
    assert countries == {
        "Ana Ruiz Soto": {"UY"},
        "Leo Moor": {"NL"},
        "Lea Holt": {"MT"},
        "Tor Lind": {"FI"},
        "Ida Berg": {"NO"},
        "Jon Vale": {"CL"},
    }
    assert all(len(found[2]) == 1 for found in rows(record).values())
    assert roles(record)["Tor Lind"] == ["Chair of the Committee on Fish"]


def test_signatures_may_stand_in_three_columns(say):
    text = (
        "Lima, 3 May 2019\n\nSIGNED\n\n"
        "Ana RUIZ SOTO             Leo MOOR             Lea HOLT\n"
        "Frente Amplio, Uruguay    D66, Netherlands     no party, Malta\n\n"
        "Tor LIND                  Ida BERG             Jon VALE\n"
        "Left Alliance, Finland    Labour, Ireland      independent, Chile\n"
    )
    found = {name: (*one[1], *sorted(one[2])) for name, one in rows(say(text)).items()}
    assert found == {
        "Ana Ruiz Soto": ("UY", "pf:1658"),
        "Leo Moor": ("NL", "pf:45"),
        "Lea Holt": ("MT",),
        "Tor Lind": ("FI", "pf:1044"),
        "Ida Berg": ("IE", "pf:562"),
        "Jon Vale": ("CL",),
    }


def test_a_bracket_below_two_columns_is_not_said_of_the_last_name_above(say):
    text = (
        "Lima, 3 May 2019\n\nSigned by\n\n"
        "Ana Ruiz Soto\tLeo Moor\n(Frente Amplio / Uruguay)\t(D66 / Netherlands)\n"
    )
    assert "UY" not in rows(say(text))["Leo Moor"][1]
