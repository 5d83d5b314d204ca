// Cards: the records beside the text, one card for each row.

function cardsOf(release) {
  const shown = SHOWN_TABLES.map((table) => group(release, table, release.rows.filter((row) => row.table === table)));
  return [issuesGroup(release), ...shown].filter(Boolean);
}

function group(release, table, rows) {
  if (!rows.length) return null;
  return make("section", { class: "group" },
    make("h3", null, letterOf(table), KINDS[table].many + " ", make("span", { class: "count" }, String(rows.length))),
    rows.map((row) => card(release, row)));
}

function issuesGroup(release) {
  if (!release.issues.length) return null;
  return make("section", { class: "group" },
    make("h3", null, letterOf("issues"), "To check ", make("span", { class: "count" }, String(release.issues.length))),
    release.issues.map((issue) => issueCard(release, issue)));
}

function card(release, row) {
  return make("article", { class: "card kind-" + row.table, "data-row": row.id, "aria-label": KINDS[row.table].one + " " + row.name },
    make("h4", null, make("a", { href: linkTo(row.id) }, said(row.name, { class: "name" })),
      row.value ? make("span", { class: "value" }, said(row.value)) : null),
    chips(row), openIssues(release, row), speakers(release, row), ties(release, row), proof(row),
    lazily("details", "facts", "Details", () => facts(row.table, row.facts)),
    lazily("details", "why", "Why it is here", () => whyOf(release, row)),
    buttonsFor(release, row));
}

function issueCard(release, issue) {
  return make("article", { class: "card kind-issues severity-" + issue.severity, "data-row": issue.id, "aria-label": "Issue: " + issue.message },
    make("h4", null, make("a", { href: linkTo(issue.id) }, said(issue.message, { class: "name" }))),
    make("p", { class: "chips" }, make("span", { class: "chip", title: meaningOf("severity", issue.severity) }, issue.severity)),
    issue.evidence ? make("p", { class: "proof" }, said(issue.evidence)) : null,
    issue.suggestion ? make("p", { class: "reason" }, said(issue.suggestion)) : null,
    make("p", { class: "reason" }, make("code", null, issue.code)),
    buttonsFor(release, { ...issue, table: "issues", name: issue.message, marks: [issue] }));
}

function chips(row) {
  const told = (row.appears_as || []).map((one) => [one, meaningOf("appears_as", one)]);
  if (row.facts.kind && row.table !== "persons") told.push([row.facts.kind, meaningOfFact(row.table, "kind", row.facts.kind)]);
  if (row.facts.kind === "family") told.push(["family", meaningOf("person_kind", "family")]);
  if (row.facts.how === "ambiguous" || row.facts.how === "unknown") told.push([row.facts.how, meaningOf("how", row.facts.how)]);
  if (!told.length) return null;
  return make("p", { class: "chips" }, told.map(([word, meaning]) => make("span", { class: "chip", title: meaning }, word)));
}

function openIssues(release, row) {
  const open = release.issues.filter((one) => one.row_id === row.id);
  return open.map((one) => make("p", { class: "open-issue" }, letterOf("issues"),
    make("a", { href: linkTo(one.id) }, said(one.message))));
}

function speakers(release, row) {
  if (row.table !== "quotes") return null;
  const people = (row.persons || []).map((id) => release.rows.find((one) => one.id === id)).filter(Boolean);
  if (people.length) return make("p", null, "Said by ", people.map((one) => make("a", { href: linkTo(one.id) }, said(one.name))));
  return make("p", null, "Speaker: ", said(row.facts.speaker_as_written || row.facts.speaker_kind));
}

function ties(release, row) {
  const shown = (row.ties || []).filter((tie) => tie.kind !== "appears_as" || tie.evidence);
  if (!shown.length) return null;
  return make("ul", { class: "ties" }, shown.map((tie) => tieItem(release, row, tie)));
}

function tieItem(release, row, tie) {
  const status = tie.status === undefined ? null : make("span", { class: "chip", title: meaningOf("tie_status", tie.status) }, tie.status);
  return make("li", { "data-row": tie.id },
    make("span", { class: "label", title: meaningOf("tie_kind", tie.kind) }, TIES[tie.kind] || tie.kind), " ",
    make("strong", null, said(tie.value)), tie.code ? make("span", { class: "code" }, " ", said(tie.code)) : null, " ", status, " ",
    decidedHere(release, { id: tie.id, table: "ties" }),
    lazily("details", "why", "Proof", () => tieProof(release, row, tie)));
}

function tieProof(release, row, tie) {
  const name = row.name + ": " + (TIES[tie.kind] || tie.kind) + " " + tie.value;
  const meaning = tie.kind === "appears_as" ? meaningOf("appears_as", tie.value) : meaningOf("tie_kind", tie.kind);
  return make("div", null, make("p", { class: "proof" }, said(tie.evidence || "")), meant(meaning),
    make("p", { class: "reason" }, reason(tie)),
    buttons(release, { ...tie, table: "ties", tie: tie.kind, name, marks: [tie] }));
}

function proof(row) {
  return row.evidence && !(row.ties || []).length ? make("p", { class: "proof" }, said(row.evidence)) : null;
}

function facts(table, held) {
  return make("dl", null, Object.keys(FACTS).filter((name) => held[name] !== undefined).map((name) => [
    make("dt", null, FACTS[name]), make("dd", null, factOf(name, held[name]), meant(meaningOfFact(table, name, held[name])))]));
}

// Return what a word of ours means, in small letters, or nothing.
function meant(meaning) {
  return meaning ? make("span", { class: "meant" }, meaning) : null;
}

function factOf(name, value) {
  if (name === "url") return outward(value);
  if (name === "duplicate_of") return make("a", { href: linkTo(value) }, said(value));
  return said(value);
}

// Return a `details` whose inside is made when it is opened, or when the page is printed.
function lazily(name, className, title, inside) {
  const element = make(name, { class: className }, make("summary", null, title));
  element.addEventListener("toggle", () => {
    if (element.open && element.children.length === 1) element.append(inside());
  });
  return element;
}
