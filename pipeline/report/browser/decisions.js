// The view of decisions: all of them, to take back, save and load.

const FILE = "rollcall-decisions.json";
const PLACEHOLDER = "OUTPUT"; // where the page does not know its folder

function showDecisions() {
  byId("decisions").replaceChildren(saving(), decisions.length ? decidedTable() : make("p", { class: "empty" },
    "Nothing is decided yet. Open a release and use the buttons of a record."));
}

function saving() {
  return make("div", { class: "saving" },
    make("button", { type: "button", id: "save", disabled: !decisions.length, onclick: save }, "Save " + FILE), " ",
    make("button", { type: "button", id: "undo", disabled: !decisions.length, onclick: () => takeBack(decisions[decisions.length - 1]) }, "Undo the last"), " ",
    make("button", { type: "button", id: "forget", disabled: !decisions.length, onclick: takeAllBack }, "Take all back"), " ",
    make("label", { for: "load", class: "load" }, "Load a saved file"),
    make("input", { id: "load", type: "file", accept: ".json,application/json", onchange: load }),
    make("p", { class: "reason" }, "Your browser saves it where it keeps downloads: give its place for " + FILE + folderTold() + ". Then: ",
      make("code", null, "rollcall correct " + folderGiven() + " " + FILE)));
}

function folderGiven() {
  return byId("report-name").dataset.folder;
}

function folderTold() {
  return folderGiven() === PLACEHOLDER ? ", and the folder of this page for " + PLACEHOLDER
    : "; the folder is named from where this page was written";
}

function takeAllBack() {
  if (!window.confirm("Take back " + plural(decisions.length, "decision") + "? A file that you saved stays.")) return;
  decisions = [];
  keepDecisions();
  tell("All decisions are taken back.");
}

function save() {
  const address = URL.createObjectURL(new Blob([writtenDecisions()], { type: "application/json" }));
  const link = make("a", { href: address, download: FILE });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  tell("Saved " + plural(decisions.length, "decision") + ".");
}

async function load(event) {
  const [file] = event.target.files;
  let loaded = [];
  try {
    loaded = readDecisions(await file.text());
  } catch {
    loaded = []; // told below
  }
  if (!loaded.length) return tell("That file holds no decisions of rollcall.");
  for (const one of loaded) decisions = [...decisions.filter((other) => !clash(other, one)), one];
  keepDecisions();
  return tell("Loaded " + plural(loaded.length, "decision") + ".");
}

function decidedTable() {
  return make("div", { class: "wide-table", tabindex: "0", role: "region", "aria-label": "Decisions" }, make("table", null,
    make("thead", null, make("tr", null, ["Decision", "About", "Words", "Release", "Why", ""].map((one) =>
      one ? make("th", { scope: "col" }, one) : make("td")))),
    make("tbody", null, decisions.map(decidedRow))));
}

function decidedRow(decision, number) {
  const release = summaries[numberOf.get(decision.release_id)];
  const about = decision.row_id ? make("a", { href: linkTo(decision.row_id) }, decision.table) : "a missed person";
  return make("tr", null, make("th", { scope: "row" }, said(wordsOf(decision))), make("td", null, about),
    make("td", null, said(decision.quote)),
    make("td", null, release ? make("a", { href: linkTo(release.id) }, said(titleOf(release))) : said(decision.release_id)),
    make("td", null, make("input", { value: decision.why, "aria-label": "Why, decision " + (number + 1), autocomplete: "off",
      onchange: (event) => noteWhy(decision, event.target.value) })),
    make("td", null, make("button", { type: "button", class: "small", "aria-label": "Take back decision " + (number + 1) + ": " + wordsOf(decision),
      onclick: () => takeBack(decision) }, "Take back")));
}

function noteWhy(decision, why) {
  decisions = decisions.map((one) => (one === decision ? { ...one, why: why.trim() } : one));
  keepDecisions();
}
