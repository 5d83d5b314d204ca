// What was decided: kept in the page, and in the browser's storage where that is allowed.

const STORED = "rollcall-decisions:" + heldEnd.key;
const KEYS = ["decision", "value", "table", "release_id", "row_id", "start", "end", "quote", "why"];
const OPPOSITES = { ok: "wrong", wrong: "ok" };
let decisions = storedDecisions();

function storedDecisions() {
  try {
    return readDecisions(localStorage.getItem(STORED) || "");
  } catch {
    return []; // storage is refused to some pages that are opened from disk
  }
}

function keepDecisions() {
  try {
    localStorage.setItem(STORED, writtenDecisions());
  } catch {
    // the page keeps them until it is closed
  }
  showDecided();
}

function writtenDecisions() {
  return JSON.stringify({ rollcall_decisions: 1, decisions }, null, 2) + "\n";
}

// Return the decisions of a saved file; what is none of ours gives an empty list.
function readDecisions(text) {
  if (!text) return [];
  const held = JSON.parse(text);
  if (held === null || held.rollcall_decisions !== 1 || !Array.isArray(held.decisions)) return [];
  return held.decisions.filter((one) => typeof one.decision === "string").map((one) =>
    Object.fromEntries(KEYS.map((key) => [key, one[key] ?? (key === "start" || key === "end" ? 0 : "")])));
}

// Return whether two decisions cannot both hold: the same one again, or right and wrong.
function clash(one, other) {
  const isSamePlace = one.row_id === other.row_id && one.release_id === other.release_id && one.table === other.table;
  if (!isSamePlace) return false;
  if (one.decision === "add") return other.decision === "add" && one.start === other.start && one.end === other.end;
  if (one.decision !== other.decision) return OPPOSITES[one.decision] === other.decision;
  return one.decision !== "role" || one.value === other.value;
}

function decide(decision) {
  decisions = decisions.filter((one) => !clash(one, decision));
  decisions.push(decision);
  keepDecisions();
  tell("Decided: " + wordsOf(decision) + ". " + plural(decisions.length, "decision") + ".");
}

function takeBack(decision) {
  decisions = decisions.filter((one) => one !== decision);
  keepDecisions();
  tell("Taken back: " + wordsOf(decision) + ".");
}

function wordsOf(decision) {
  const value = decision.decision === "merge" ? nameOfRow(decision) : decision.value;
  return decision.decision + (value ? " " + value : "");
}

// Return the name of the person that another is merged with, where the release is open.
function nameOfRow(decision) {
  const rows = current && current.release.summary.id === decision.release_id ? current.release.rows : [];
  const row = rows.find((one) => one.id === decision.value);
  return row ? row.name : decision.value;
}

// Show on the cards and in the head what was decided.
function showDecided() {
  byId("decided-count").textContent = String(decisions.length);
  for (const place of document.querySelectorAll("[data-decided]")) {
    const own = decisions.filter((one) => one.row_id === place.dataset.decided && one.table === place.dataset.table &&
      one.release_id === place.dataset.release);
    place.replaceChildren(...own.map(decidedChip));
    const holder = place.closest(".card, li, .release-head");
    holder.classList.toggle("is-wrong", own.some((one) => one.decision === "wrong"));
    holder.classList.toggle("is-decided", own.length > 0);
  }
  if (!byId("view-decisions").hidden) showDecisions();
}

function decidedChip(decision) {
  return make("span", { class: "chip decided" }, said(wordsOf(decision)), " ",
    make("button", { type: "button", class: "plain", onclick: () => takeBack(decision), "aria-label": "Take back: " + wordsOf(decision) }, "undo"));
}
