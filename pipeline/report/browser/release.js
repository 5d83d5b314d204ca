// The open release: its head, its text with marks, its cards, and what lights up between them.

let current = null;
let pointer = ""; // where the pointer was seen last
let pointed = null; // the mark or card that lay under it then
let kept = null; // what keeps the focus while the window has none

function opened() {
  return current === null ? -1 : current.release.number;
}

// Show a release, unless it is open already; return what is shown.
function openRelease(number) {
  if (opened() === number) return current;
  const release = releaseOf(number);
  const marks = marksOf(release);
  current = { release, marks, byMark: new Map(marks.map((one) => [one.id, one])), chosen: null };
  const place = byId("release");
  place.replaceChildren(head(release), make("div", { class: "columns" }, reading(release, marks), beside(release)));
  place.classList.add("is-open");
  listenIn(place);
  markOpen(number);
  showDecided();
  lightSearched();
  return current;
}

function closeRelease() {
  current = null;
  byId("release").replaceChildren(make("p", { class: "empty" }, "Choose a release from the list: its text and its records are shown here."));
  byId("release").classList.remove("is-open");
  markOpen(-1);
}

function head(release) {
  const one = release.summary;
  return make("header", { class: "release-head" },
    make("p", { class: "back" }, make("a", { href: "#/releases" }, "← All releases"), step(-1, "Previous"), step(1, "Next")),
    make("h2", { id: "release-title", tabindex: "-1" }, said(titleOf(one), { lang: one.language })),
    make("p", { class: "sub" }, daysOf(one), " · ", said(one.source),
      release.facts.url ? [" · ", outward(release.facts.url, SAFE_ADDRESS.test(release.facts.url) ? "at the publisher" : release.facts.url)] : null),
    one.duplicate ? make("p", { class: "open-issue" }, letterOf("issues"), make("a", { href: linkTo(one.duplicate) }, "Says the same as an earlier release")) : null,
    lazily("details", "facts", "About this release", () => aboutRelease(release)),
    buttonsFor(release, { id: one.id, table: "releases", name: titleOf(one), marks: [{ start: 0, end: 0 }] }));
}

function step(by, words) {
  const number = neighbour(by);
  return number === undefined ? null : make("a", { href: linkTo(summaries[number].id) }, words);
}

function aboutRelease(release) {
  const more = Object.entries(release.metadata).map(([name, value]) => [make("dt", null, said(name)), make("dd", null, said(value))]);
  const list = facts("releases", release.facts);
  list.append(...more.flat());
  return list;
}

function reading(release, marks) {
  return make("section", { class: "reading", "aria-label": "Text" },
    make("div", { class: "tools" }, legend(marks), missedForm(release), pastText()),
    make("div", { id: "text", class: "text" }, textElements(release, marks)),
    whyPane());
}

// Return the way past the marks of the text, each of which the tab key stops at.
function pastText() {
  return make("button", { type: "button", class: "past", onclick: () => {
    const first = byId("release").querySelector(".records h4 a");
    if (first) first.focus();
  } }, "Skip to the records");
}

function beside(release) {
  return make("section", { class: "records", "aria-label": "Records" }, cardsOf(release));
}

// Return the key to the marks; each kind can be hidden.
function legend(marks) {
  const kinds = [...new Set(marks.map((one) => one.kind))].sort((a, b) => KINDS[a].many.localeCompare(KINDS[b].many));
  return make("fieldset", { class: "legend" }, make("legend", null, "Marked in the text"), kinds.map((kind) =>
    make("label", { class: "kind-" + kind }, make("input", { type: "checkbox", checked: true, onchange: (event) =>
      byId("text").classList.toggle("hide-" + kind, !event.target.checked) }), letterOf(kind), make("span", { class: "sample" }, KINDS[kind].many))));
}

function listenIn(place) {
  for (const columns of place.getElementsByClassName("columns")) {
    columns.addEventListener("focusin", (seen) => isFocusedAnew(seen.target) && lightAt(seen.target));
    columns.addEventListener("focusout", (seen) => (kept = document.activeElement === seen.target ? seen.target : null));
    columns.addEventListener("mousemove", (seen) => pointsAnew(seen) && lightAt(seen.target));
    columns.addEventListener("mouseleave", () => (pointed = null));
    columns.addEventListener("click", (seen) => chooseAt(seen.target));
  }
}

// Return whether an element was not focused before: browsers tell of one again when somebody comes
// back to the window, and what was closed before stays closed.
function isFocusedAnew(element) {
  const before = kept;
  kept = null;
  return element !== before;
}

// Return whether the pointer has moved and is on another mark or card than before: browsers tell of
// a mouse also where the page moves under one that rests, and nobody points at what comes to lie
// there until the mouse moves on it.
function pointsAnew(event) {
  const place = event.clientX + "," + event.clientY;
  if (place === pointer) return false;
  pointer = place;
  const before = pointed;
  pointed = event.target.closest("[data-mark], .card");
  return pointed !== before;
}

function markAt(element) {
  const piece = element.closest("[data-mark]");
  return piece ? current.byMark.get(piece.dataset.mark) : null;
}

function lightAt(element) {
  const mark = markAt(element);
  if (mark) return light(mark.rows, mark);
  const row = element.closest(".card");
  return row ? light([row.dataset.row], null) : undefined;
}

function chooseAt(element) {
  const mark = markAt(element);
  if (!mark || element.closest("a") || !document.getSelection().isCollapsed) return;
  goTo(linkTo(mark.id));
}

// Light the marks and the card of rows, and tell why they are there.
function light(rows, mark) {
  const key = rows.join() + (mark ? mark.id : "");
  if (current.lit === key) return;
  current.lit = key;
  const ids = new Set(rows);
  for (const piece of byId("text").getElementsByClassName("mark")) {
    piece.classList.toggle("lit", current.byMark.get(piece.dataset.mark).rows.some((id) => ids.has(id)));
  }
  for (const one of byId("release").getElementsByClassName("card")) one.classList.toggle("lit", ids.has(one.dataset.row));
  tellWhy(rows, mark);
}

function tellWhy(rows, mark) {
  const { release } = current;
  const issue = release.issues.find((one) => one.id === rows[0]);
  const isRow = !mark || (mark.kind !== "roles" && mark.kind !== "issues");
  const row = release.rows.find((one) => one.id === rows[0]);
  const table = issue ? "issues" : isRow ? row.table : mark.kind;
  const name = issue ? issue.message : isRow ? row.name : mark.name;
  const inside = issue ? issueTold(issue) : isRow ? whyOf(release, row, mark ? mark.id : null) : whyMark(release, mark);
  openWhy(rows, mark, make("h3", null, letterOf(table), KINDS[table].one + ": ", said(name)), inside);
}
