// The pane that tells why a record is here: it can be closed, and does not cover what it explains
// where there is room above.

const GAP = 12;
const KEEPS_WHY = ".columns [data-mark], .card, #why"; // a click anywhere else closes it

function whyPane() {
  return make("section", { id: "why", class: "why-pane is-empty", tabindex: "0", "aria-label": "Why the chosen record is here" }, whyHint());
}

function whyHint() {
  return make("p", { class: "empty" }, "Point at a marked name or a record, or open one with Enter: what found it is told here.");
}

function openWhy(rows, mark, heading, inside) {
  current.explained = { rows, mark };
  byId("why").classList.remove("is-empty");
  byId("why").style.minHeight = "";
  byId("why").replaceChildren(make("div", { class: "why-head" }, heading,
    make("button", { type: "button", class: "small", "aria-label": "Close the explanation", onclick: closeWhy }, "×")), inside);
  placeWhy();
}

function isWhyOpen() {
  return current !== null && !byId("why").classList.contains("is-empty");
}

function closeWhy() {
  if (!isWhyOpen()) return;
  const pane = byId("why");
  if (pane.contains(document.activeElement)) focusExplained();
  const height = pane.offsetHeight;
  pane.replaceChildren(whyHint());
  standBelow(pane);
  pane.style.minHeight = height + "px"; // a shorter page would scroll under the pointer
  pane.classList.add("is-empty");
  current.lit = null; // so that pointing at the same record again opens it
}

// Go back to what was explained, which is lit already and so does not open the pane again.
function focusExplained() {
  const { rows, mark } = current.explained;
  const badge = mark ? byId("text").querySelector('[data-mark="' + CSS.escape(mark.id) + '"] .badge') : null;
  const card = cardWith(rows[0]);
  if (badge) badge.focus({ preventScroll: true });
  else if (card) focusCard(card);
}

// Stand at the top of what is seen of the text, where the pane would cover what it explains at the
// bottom of the window; the head of the page and of the release stay free.
function placeWhy() {
  if (!isWhyOpen()) return;
  const pane = byId("why");
  standBelow(pane);
  const { left, top, width, height } = pane.getBoundingClientRect();
  const places = explainedPieces().map((one) => one.getBoundingClientRect());
  const covers = places.some((one) => one.bottom > top && one.top < top + height);
  const high = Math.max(0, byId("text").getBoundingClientRect().top);
  const isFree = places.every((one) => one.bottom < high || one.top > high + height + GAP);
  if (!covers || !isFree || getComputedStyle(pane).position !== "sticky") return;
  pane.parentElement.style.paddingBottom = height + GAP + "px";
  pane.classList.add("is-above");
  Object.assign(pane.style, { left: left + "px", top: high + "px", width: width + "px" });
}

function standBelow(pane) {
  pane.classList.remove("is-above");
  Object.assign(pane.style, { left: "", top: "", width: "" });
  pane.parentElement.style.paddingBottom = "";
}

function explainedPieces() {
  const { mark } = current.explained;
  const pieces = [...byId("text").getElementsByClassName("mark")];
  return pieces.filter((one) => (mark ? one.dataset.mark === mark.id : one.classList.contains("lit")));
}

function startWhy() {
  // Who scrolls on reads on: the pane makes way and stands below again.
  window.addEventListener("scroll", () => isWhyOpen() && standBelow(byId("why")), { passive: true });
  window.addEventListener("resize", placeWhy);
  document.addEventListener("click", (event) => {
    if (!event.target.closest(KEEPS_WHY)) closeWhy();
  }, { capture: true }); // before a button that goes with its click
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    hideOffer();
    closeWhy();
  });
}
