"""The views of `rollcall.sqlite`: joins that most questions begin with.

Columns that hold several ids are taken apart by `json_each`, which is part of SQLite since 3.38;
ids hold nothing that JSON would have to escape.
"""

SPLIT = """json_each('["' || replace({column}, '; ', '","') || '"]')"""

VIEWS = (
    """CREATE VIEW person_countries AS
    -- Persons with each country that the text ties to them.
    SELECT p.name, t.kind, t.value AS country, t.code_or_id AS country_code, t.status, p.appears_as,
           p.title, p.published, t.evidence, p.person_id, p.canonical_id, t.tie_id, p.release_id
    FROM ties t JOIN persons p USING (person_id)
    WHERE t.kind IN ('delegation', 'nationality', 'office', 'residence', 'candidacy')""",
    """CREATE VIEW person_parties AS
    -- Persons with each party or group that the text ties to them.
    SELECT p.name, t.kind, t.value AS party, t.code_or_id AS party_id, t.status, p.appears_as,
           p.title, p.published, t.evidence, p.person_id, p.canonical_id, t.tie_id, p.release_id
    FROM ties t JOIN persons p USING (person_id)
    WHERE t.kind IN ('group', 'party')""",
    """CREATE VIEW signatories AS
    -- Who signs which release, with country and group as the release writes them.
    SELECT name, countries, country_codes, parties, title, published, evidence, person_id,
           canonical_id, release_id
    FROM persons
    WHERE person_id IN (
      SELECT person_id FROM ties WHERE kind = 'appears_as' AND value = 'signatory'
    )""",
    f"""CREATE VIEW quote_speakers AS
    -- Quotations with each person who speaks.
    SELECT p.name, q.verb, q.text, q.kind, q.title, q.quote_id, p.person_id, q.release_id
    FROM quotes q, {SPLIT.format(column="q.person_ids")} one JOIN persons p
      ON p.person_id = one.value
    WHERE q.person_ids IS NOT NULL""",
    f"""CREATE VIEW person_mentions AS
    -- Every mention of a person and of his or her roles.
    SELECT p.name, m.label, m.text, m.sentence, m.line, m."start", m."end", m.mention_id,
           p.person_id, m.release_id
    FROM mentions m, {SPLIT.format(column="m.person_id")} one JOIN persons p
      ON p.person_id = one.value
    WHERE m.person_id IS NOT NULL""",
    """CREATE VIEW open_issues AS
    -- What a person should look at, with the release.
    SELECT i.code, i.message, i.suggestion, i.evidence, r.title, r.source, r.published,
           i."table", i.row_id, i.issue_id, i.release_id
    FROM issues i JOIN releases r USING (release_id)
    WHERE i.severity <> 'note'""",
)
