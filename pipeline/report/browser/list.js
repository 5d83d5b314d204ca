// The list of releases, its filters, and how many fit.

const STEP = 50;
let matching = [];
let listed = 0;

function asked() {
  const form = byId("filters");
  const value = (name) => form.elements[name].value;
  return {
    words: value("words"), person: value("person"), country: value("country"), party: value("party"),
    from: value("from"), to: value("to"), order: value("order"), issues: form.elements.issues.checked,
  };
}

// Offer each value that occurs, the most frequent first told, in the order of its name.
function offer(id, pairsOf) {
  const counts = new Map();
  const names = new Map();
  for (const one of summaries) {
    for (const [code, name] of pairsOf(one)) {
      counts.set(code, (counts.get(code) || 0) + 1);
      names.set(code, name || code);
    }
  }
  const sorted = [...names].sort((a, b) => a[1].localeCompare(b[1], "en"));
  byId(id).append(...sorted.map(([code, name]) =>
    make("option", { value: code }, visible(name) + " (" + counts.get(code) + ")")));
}

function renew() {
  const now = asked();
  matching = found(now);
  listed = 0;
  byId("list").replaceChildren();
  byId("matches").textContent = matching.length.toLocaleString("en") + " of " + plural(summaries.length, "release");
  showOn([now.person, now.country, now.party, now.from, now.to, now.issues].filter(Boolean).length);
  listMore();
  lightSearched();
}

function showOn(count) {
  byId("filters-on").hidden = count === 0;
  byId("filters-on").textContent = count + " on";
}

function listMore() {
  const next = matching.slice(listed, listed + STEP);
  byId("list").append(...next.map(item));
  listed += next.length;
  byId("more").hidden = listed >= matching.length;
  byId("more").textContent = "Show " + Math.min(STEP, matching.length - listed) + " more of " + (matching.length - listed);
}

function item(number) {
  const one = summaries[number];
  return make("li", { "data-number": number, class: number === opened() ? "open" : null },
    make("a", { href: linkTo(one.id), "aria-current": number === opened() ? "true" : null },
      said(titleOf(one), { class: "title", lang: one.language })),
    make("p", { class: "sub" }, daysOf(one), " · ", said(one.source)),
    make("p", { class: "tally" }, tally("persons", one.persons.filter(isPerson).length), tally("parties", one.parties.length),
      tally("countries", one.countries.length), tally("dates", one.dates_count),
      one.check ? make("span", { class: "to-check" }, one.check + " to check") : null,
      one.duplicate ? make("span", { class: "chip" }, "comes again") : null));
}

function tally(table, count) {
  if (!count) return null;
  const words = KINDS[table][count === 1 ? "one" : "many"].toLowerCase();
  return make("span", null, letterOf(table), String(count), make("span", { class: "hidden" }, " " + words + ", "));
}

// Show in the list which release is open.
function markOpen(number) {
  for (const one of byId("list").children) {
    const isOpen = Number(one.dataset.number) === number;
    one.classList.toggle("open", isOpen);
    if (isOpen) one.firstElementChild.setAttribute("aria-current", "true");
    else one.firstElementChild.removeAttribute("aria-current");
  }
}

// Open the next release of the list, or the one before.
function neighbour(by) {
  const place = matching.indexOf(opened());
  return place < 0 ? undefined : matching[place + by];
}

function startList() {
  offer("country", (one) => one.countries);
  offer("party", (one) => one.parties);
  const form = byId("filters");
  form.addEventListener("input", renew);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(renew));
  byId("more").addEventListener("click", moreByHand);
  renew();
  setTimeout(foldAhead, 300, 0);
}

function moreByHand() {
  const first = listed;
  listMore();
  byId("list").children[first].querySelector("a").focus();
}
