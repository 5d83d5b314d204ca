// The overview: figures and pictures of all releases, made when it is first looked at.

const PERIODS = 60;
const PAIRS_TOLD = 50;
const COUNTED = "Persons, countries and parties count once here, however many releases name them; the lines that end a run, and its workbook, " +
  "count them in each release, and no dependent territories. Dates and intervals count wherever they stand, here and there; durations do not.";
let isDrawn = false;

function showOverview() {
  if (isDrawn) return;
  isDrawn = true;
  byId("figures").append(figures());
  byId("pictures").append(...[datesFigure(), countriesFigure(), personsFigure("countries", "country"),
    personsFigure("parties", "party or group"), persons(), pairsFigure()].filter(Boolean));
}

function figures() {
  const own = counted();
  const sum = (of) => own.reduce((total, one) => total + of(one), 0);
  const people = new Set(own.flatMap((one) => one.persons.filter(isPerson).map((person) => person.id)));
  const told = [["Releases", own.length], ["Persons", people.size],
    ["Countries", new Set(own.flatMap((one) => one.countries.map((pair) => pair[0]))).size],
    ["Parties and groups", new Set(own.flatMap((one) => one.parties.map((pair) => pair[0]))).size],
    ["Dates", sum((one) => one.dates_count)], ["To check", make("a", { href: listLink({ issues: "yes", order: "check" }) }, sum((one) => one.check).toLocaleString("en"))]];
  return make("div", null, make("dl", { class: "figures" }, told.map(([name, value]) =>
    make("div", null, make("dt", null, name), make("dd", null, value instanceof Node ? value : value.toLocaleString("en"))))),
    make("p", { class: "reason" }, COUNTED));
}

function datesFigure() {
  const periods = timeline(PERIODS);
  if (!periods.length) return null;
  const open = counted().reduce((total, one) => total + one.dates_count - one.dates.length, 0);
  return figure("Dates over time", "Dates that the texts name, by the period in which they begin; the few far ones stand together at the ends." +
    (open ? " Not shown: " + plural(open, "date") + " whose beginning is not known." : ""), columns(periods),
    tableOf(["Period", "Dates named", "Releases published"], periods));
}

function countriesFigure() {
  const rows = ranked((one) => one.countries);
  if (!rows.length) return null;
  return figure("Countries", "By the number of releases that name them; the first " + Math.min(LONGEST, rows.length) + ".",
    bars(rows, "countries", (row) => listLink({ country: row[0] })), tableOf(["Country", "Code", "Releases"], rows.map((row) => [row[1], row[0], row[2]])));
}

function personsFigure(table, noun) {
  const rows = personsBy(table);
  if (!rows.length) return null;
  const field = table === "countries" ? "country" : "party";
  return figure("Persons by " + noun, "Persons whom a text ties to it, counted once for each release.",
    bars(rows, table, (row) => listLink({ [field]: row[0] })), tableOf([noun[0].toUpperCase() + noun.slice(1), "Id", "Persons"], rows.map((row) => [row[1], row[0], row[2]])));
}

function pairsFigure() {
  const found = pairs();
  if (!found.length) return null;
  const about = found[0].count > 1 ? "The number of releases that name both; the persons of the most frequent pairs."
    : "No two persons are named together in more than one release; these are some of those named together in one.";
  return figure("Who appears with whom", about, matrix(found),
    tableOf(["Person", "With", "Releases"], found.slice(0, PAIRS_TOLD).map((pair) => [pair.first[1], pair.second[1], pair.count])));
}

function persons() {
  const rows = ranked((one) => named(one.persons.filter(isPerson).map((person) => [person.id, person.name])));
  if (!rows.length) return null;
  return figure("Persons", "By the number of releases that name them; the first " + Math.min(LONGEST, rows.length) + ".",
    bars(rows, "persons", (row) => personLink(row[1])), tableOf(["Person", "Releases"], rows.slice(0, 500).map((row) => [row[1], row[2]])));
}

function personLink(name) {
  return listLink({ person: name });
}
