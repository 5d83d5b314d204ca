// Routes: what stands behind # says what is shown. #/overview, #/releases?country=FI, #/decisions,
// or the id of any row: its release is opened and the row is brought into view.

const VIEWS = ["overview", "releases", "decisions"];

function linkTo(id) {
  return "#" + encodeURIComponent(id);
}

function listLink(wanted) {
  return "#/releases?" + new URLSearchParams(wanted);
}

// Follow a link at once: the browser tells of a new hash later, and what is closed by then would
// open again; of a link to where the address is already it tells nothing.
function goTo(link) {
  if (location.hash !== link) history.pushState(null, "", link);
  followHash();
}

function followLink(event) {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  goTo(link.hash);
}

function followHash() {
  const hash = location.hash.slice(1);
  byId("lost").hidden = true;
  hideOffer();
  if (hash === "" || hash.startsWith("/")) return showView(hash.slice(1) || "overview", hash !== "");
  return showRow(decoded(hash));
}

function decoded(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

function showView(route, isAsked) {
  const [asked, wanted] = route.split("?");
  const view = VIEWS.includes(asked) ? asked : "overview";
  if (wanted !== undefined) setFilters(new URLSearchParams(wanted));
  if (view === "releases") closeRelease();
  turnTo(view);
  if (view === "overview") showOverview();
  if (view === "decisions") showDecisions();
  if (isAsked) byId(view + "-title").focus();
}

function turnTo(view) {
  for (const one of VIEWS) byId("view-" + one).hidden = one !== view;
  for (const link of document.querySelectorAll("nav [data-view]")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  titleOfPage(view[0].toUpperCase() + view.slice(1));
}

function titleOfPage(what) {
  document.title = what + " – " + byId("report-name").textContent + " – rollcall report";
}

function setFilters(wanted) {
  const form = byId("filters");
  form.reset();
  for (const [name, value] of wanted) {
    const field = form.elements[name];
    if (field && field.type === "checkbox") field.checked = value === "yes";
    else if (field) field.value = value;
  }
  byId("more-filters").open = [...wanted.keys()].some((name) => name !== "words");
  renew();
}

function showRow(id) {
  const number = releaseWith(id);
  if (number < 0) return lose(id);
  const wasOpen = opened() === number;
  turnTo("releases");
  const shown = openRelease(number);
  titleOfPage(titleOf(summaries[number]));
  if (id === summaries[number].id) return focusRelease(wasOpen);
  return choose(shown, id);
}

function focusRelease(wasOpen) {
  if (!wasOpen) window.scrollTo(0, 0);
  byId("release-title").focus({ preventScroll: wasOpen });
}

function lose(id) {
  turnTo("releases");
  closeRelease();
  byId("lost").hidden = false;
  byId("lost").replaceChildren("This report holds no row ", said(id), "; it may be of another run.");
}

// Bring a row of the open release into view: its words in the text, and its card.
function choose(shown, id) {
  const mark = shown.byMark.get(id) || null;
  const card = cardWith(mark ? mark.rows[0] : rowIdOf(shown.release, id));
  if (card === null) return focusRelease(false);
  light(mark ? mark.rows : [card.closest(".card").dataset.row], mark);
  markChosen(mark, card);
  const tie = shown.release.rows.flatMap((row) => row.ties || []).find((one) => one.id === id);
  const range = lightTie(tie);
  if (range) bringIntoView(range.startContainer.parentElement);
  if (mark && mark.kind !== "quotes" && mark.kind !== "issues") return focusMark(id);
  return focusCard(card);
}

// Return the id of the row that an id means: a person across releases has a row here.
function rowIdOf(release, id) {
  const row = release.rows.find((one) => one.facts.canonical_id === id);
  return row ? row.id : id;
}

function cardWith(id) {
  return byId("release").querySelector('[data-row="' + CSS.escape(id) + '"]');
}

function markChosen(mark, card) {
  for (const one of byId("release").querySelectorAll(".chosen")) one.classList.remove("chosen");
  card.classList.add("chosen");
  const rows = mark ? mark.rows : [card.closest(".card").dataset.row];
  const pieces = [...byId("text").getElementsByClassName("mark")];
  const own = pieces.filter((one) => (mark ? one.dataset.mark === mark.id : current.byMark.get(one.dataset.mark).rows.includes(rows[0])));
  own.forEach((one) => one.classList.add("chosen"));
  if (own.length) bringIntoView(own[0]);
  scrollWithin(card);
}

function focusMark(id) {
  byId("text").querySelector('[data-mark="' + CSS.escape(id) + '"] .badge').focus({ preventScroll: true });
}

function focusCard(card) {
  const target = card.querySelector("h4 a") || card;
  if (target === card) card.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}

// Bring a card into view in its own column, where that scrolls by itself.
function scrollWithin(card) {
  const column = card.closest(".records");
  if (column && column.scrollHeight > column.clientHeight + 1) {
    column.scrollTop += card.getBoundingClientRect().top - column.getBoundingClientRect().top - 24;
  }
}

// On paper nothing can be opened: show details and proofs, and close them again afterwards.
function openForPrint() {
  const closed = document.querySelectorAll("#release .release-head details:not([open]), #release .ties details:not([open])");
  for (const one of closed) {
    one.open = true;
    if (one.children.length === 1) one.dispatchEvent(new Event("toggle"));
  }
  window.addEventListener("afterprint", () => closed.forEach((one) => (one.open = false)), { once: true });
}

function skipToMain(event) {
  event.preventDefault();
  byId("main").focus();
}

startList();
startMissed();
closeRelease();
showDecided();
document.querySelector(".skip").addEventListener("click", skipToMain);
window.addEventListener("hashchange", followHash);
document.addEventListener("click", followLink);
window.addEventListener("beforeprint", openForPrint);
startWhy();
followHash();
