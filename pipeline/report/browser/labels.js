// Labels: what each table is called, and the letter that shows it where colours do not.

const KINDS = {
  persons: { letter: "P", one: "Person", many: "Persons" },
  parties: { letter: "G", one: "Party or group", many: "Parties and groups" },
  countries: { letter: "C", one: "Country", many: "Countries" },
  mentions: { letter: "C", one: "Country inside a name", many: "Countries inside longer names" },
  dates: { letter: "D", one: "Date", many: "Dates" },
  roles: { letter: "R", one: "Role", many: "Roles" },
  quotes: { letter: "Q", one: "Quotation", many: "Quotations" },
  issues: { letter: "!", one: "Issue", many: "Issues" },
};
const SHOWN_TABLES = ["persons", "parties", "countries", "mentions", "dates", "quotes"];

const FACTS = {
  honorific: "Title", given_name: "Given name", family_name: "Family name",
  sort_name: "Sorted as", canonical_id: "Same person elsewhere", kind: "Kind", abbreviation: "Abbreviation",
  country_code: "Country", party_id: "Id of the party", how: "How", persons_tied: "Persons tied",
  candidates: "Can be", code: "Code", status: "Status", signatories: "Signatories",
  precision: "Precision", relation: "Relation", earliest: "Earliest", latest: "Latest",
  modifier: "Modifier", offset: "Length or distance", offset_direction: "Direction",
  anchor: "Leans on", anchor_from: "which stands in", compared_with_published: "Against publication",
  stated_as: "Stated as", said: "Said", implied: "Taken from elsewhere",
  speaker_as_written: "Speaker", speaker_kind: "Kind of speaker", verb: "Verb",
  source: "Source", published: "Published", published_from: "Day found in", url: "Address",
  publisher: "Publisher", house: "House", house_from: "House found in", language: "Language",
  characters: "Characters", signatories_stated: "Signatories stated", duplicate_of: "Says the same as",
  text_file: "Stored text",
};
const TIES = {
  delegation: "Delegation", nationality: "Nationality", office: "Country of office",
  residence: "Lives in", candidacy: "Stands in", group: "Group", party: "Party", role: "Role",
  appears_as: "Appears as",
};
const KIND_WORDS = {
  persons: "person_kind", parties: "party_kind", countries: "country_status",
  mentions: "country_mention_kind", dates: "date_kind", quotes: "quote_kind",
};

// Return what the value of a fact means, or nothing.
function meaningOfFact(table, name, value) {
  return meaningOf(name === "kind" ? KIND_WORDS[table] : name, value) ||
    (name === "status" ? meaningOf("country_status", value) : "");
}

function letterOf(table) {
  return make("span", { class: "letter kind-" + table, "aria-hidden": "true" }, KINDS[table].letter);
}

function daysOf(summary) {
  return summary.published || "no date";
}

/* A browser stands still over a heading of a million letters. */
const LONGEST_TITLE = 600;

function titleOf(summary) {
  const title = summary.title || summary.source || summary.id;
  return title.length > LONGEST_TITLE ? title.slice(0, LONGEST_TITLE).replace(/[\ud800-\udbff]$/, "") + " …" : title;
}
