// Buttons that decide: right, wrong, and a small form for what needs a value.

const VERBS = {
  persons: ["rename", "merge", "party", "country", "role"],
  parties: ["party"], countries: ["country"], dates: ["date"],
};
const TIE_VERBS = { group: "party", party: "party", role: "role", appears_as: null };
const ASKS = {
  rename: ["Rename …", "The name to show"],
  merge: ["Same person as …", "The other person of this release"],
  party: ["Set party …", "Name or id of the party or group"],
  country: ["Set country …", "Name or code of the country"],
  date: ["Set date …", "The date: 2024-05-03, 2024-05 or 2024-05-03/2024-05-07"],
  role: ["Set role …", "What the person is, in a few words"],
};

// Return what decides about a row: its buttons, and the place where the decisions are shown.
function buttonsFor(release, row) {
  return [decidedHere(release, row), buttons(release, row)];
}

function buttons(release, row) {
  return make("div", { class: "decide" }, quick(release, row, "ok", row.table === "releases" ? "Checked" : "Right"),
    row.table === "releases" ? null : quick(release, row, "wrong", "Wrong"), correcting(release, row));
}

function decidedHere(release, row) {
  return make("span", { class: "decided-here", "data-decided": row.id, "data-table": row.table, "data-release": release.summary.id });
}

function correcting(release, row) {
  const verbs = verbsOf(row);
  if (verbs.length < 2) return verbs.map((verb) => asking(release, row, verb));
  return make("details", { class: "correct" }, make("summary", null, "Correct …"),
    make("div", null, verbs.map((verb) => asking(release, row, verb))));
}

function verbsOf(row) {
  if (row.table !== "ties") return VERBS[row.table] || [];
  const verb = row.tie in TIE_VERBS ? TIE_VERBS[row.tie] : "country";
  return verb ? [verb] : [];
}

function quick(release, row, verb, words) {
  return make("button", { type: "button", class: "small", "data-verb": verb, "aria-label": words + ": " + row.name,
    onclick: () => decide(decisionOf(release, row, verb, "")) }, words);
}

function asking(release, row, verb) {
  return make("button", { type: "button", class: "small", "data-verb": verb, "aria-expanded": "false",
    "aria-label": ASKS[verb][0].replace(" …", "") + ": " + row.name,
    onclick: (event) => ask(release, row, verb, event.currentTarget) }, ASKS[verb][0]);
}

// Return a decision in the form in which it is saved.
function decisionOf(release, row, verb, value, mark) {
  const { start, end } = mark || row.marks[0];
  return { decision: verb, value, table: mark ? "mentions" : row.table, release_id: release.summary.id,
    row_id: mark ? mark.id : row.id, start, end, quote: sliceOf(release.text, release.units, start, end), why: "" };
}

// Open the form below its button, or close it where it is open.
function ask(release, row, verb, button) {
  const isOpen = button.getAttribute("aria-expanded") === "true";
  closeAsking();
  if (isOpen) return;
  button.setAttribute("aria-expanded", "true");
  const form = make("form", { class: "asking", onsubmit: (event) => answer(event, release, row, verb) },
    make("label", { for: "asked-value" }, ASKS[verb][1]), valueField(release, row, verb),
    make("label", { for: "asked-why" }, "Why (may stay blank)"), make("input", { id: "asked-why", autocomplete: "off" }),
    make("p", null, make("button", { type: "submit" }, "Keep"), " ", make("button", { type: "button", class: "plain", onclick: closeAsking }, "Cancel")));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // it closes nothing else
    closeAsking();
  });
  button.closest(".decide").after(form);
  form.querySelector("#asked-value").focus();
}

function answer(event, release, row, verb) {
  event.preventDefault();
  const value = byId("asked-value").value.trim();
  if (!value) return;
  const why = byId("asked-why").value.trim();
  closeAsking();
  decide({ ...decisionOf(release, row, verb, value), why });
}

function closeAsking() {
  const form = document.querySelector("form.asking");
  const button = document.querySelector("button[aria-expanded=true]");
  if (button) button.setAttribute("aria-expanded", "false");
  if (form) form.remove();
  if (form && button) button.focus();
}

function valueField(release, row, verb) {
  if (verb === "merge") {
    const others = release.rows.filter((one) => one.table === "persons" && one.id !== row.id);
    return make("select", { id: "asked-value", required: true }, others.map((one) => make("option", { value: one.id }, visible(one.name))));
  }
  const known = { rename: [row.name], party: namesOf("parties"), country: namesOf("countries") }[verb] || [];
  const list = make("datalist", { id: "asked-known" }, known.map((name) => make("option", { value: name })));
  const start = { rename: row.name, date: row.value }[verb] || "";
  return [make("input", { id: "asked-value", list: "asked-known", required: true, value: start, autocomplete: "off" }), list];
}

function namesOf(table) {
  const names = new Set(summaries.flatMap((one) => one[table].map((pair) => pair[1] || pair[0])));
  return [...names].sort((a, b) => a.localeCompare(b, "en"));
}

// Return what decides about one mention of a person: it is wrong, or it is another person.
function mentionButtons(release, row, mark) {
  if (row.table !== "persons") return null;
  const button = (verb, words) => make("button", { type: "button", class: "small", "data-verb": verb,
    onclick: () => decide(decisionOf(release, row, verb, "", mark)) }, words);
  return make("div", { class: "decide" }, button("wrong", "No person here"),
    row.marks.length > 1 ? button("split", "Another person") : null);
}
