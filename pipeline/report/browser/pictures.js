// Pictures: bars, columns and a matrix, drawn by hand; each stands beside the table of its figures.

const LONGEST = 20;

// Return a figure: a picture for the eye, its table for everyone, and what it shows in a sentence.
function figure(title, about, picture, table) {
  return make("figure", { class: "figure" }, make("figcaption", null, make("h2", null, title), make("p", null, about)),
    picture, make("details", null, make("summary", null, "Table: " + title.toLowerCase()), table));
}

function tableOf(heads, rows) {
  return make("div", { class: "wide-table", tabindex: "0", role: "region", "aria-label": "Table: " + heads.join(", ") }, make("table", null,
    make("thead", null, make("tr", null, heads.map((one) => make("th", { scope: "col" }, one)))),
    make("tbody", null, rows.map((row) => make("tr", null, row.map((cell, at) => (at === 0 ? make("th", { scope: "row" }, cellOf(cell)) : make("td", { class: typeof cell === "number" ? "number" : null }, cellOf(cell)))))))));
}

function cellOf(cell) {
  return cell instanceof Node || typeof cell === "number" ? cell : said(cell);
}

// Return ranked bars: a list whose rows carry name, bar and figure, so that it reads as it looks.
function bars(rows, kind, linkOf) {
  const largest = Math.max(1, ...rows.map((row) => row[2]));
  return make("ol", { class: "bars kind-" + kind }, rows.slice(0, LONGEST).map((row) => make("li", null,
    make("a", { class: "bar-name", href: linkOf(row) }, said(row[1]), twin(rows, row)), bar(row[2] / largest),
    make("span", { class: "figure-count" }, row[2].toLocaleString("en")))));
}

// Return the id where two rows have one name, as groups of several houses do.
function twin(rows, row) {
  const isAlone = rows.filter((one) => one[1] === row[1]).length === 1;
  return isAlone ? null : make("span", { class: "code" }, " (", said(row[0]), ")");
}

function bar(share) {
  const drawing = draw("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
  drawing.append(draw("rect", { x: 0, y: 0, width: Math.max(0.6, share * 100).toFixed(2), height: 10 }));
  return drawing;
}

const WIDE = 960;
const HIGH = 200;

// Return a timeline: a column for each period, with the years below.
function columns(periods) {
  const largest = Math.max(1, ...periods.map((row) => row[1]));
  const width = WIDE / periods.length;
  const drawing = draw("svg", { class: "timeline", viewBox: `0 0 ${WIDE} ${HIGH + 46}`, role: "img",
    "aria-label": `Dates named, from ${periods[0][0]} to ${periods[periods.length - 1][0]}; the most in one period: ${largest}` });
  drawing.append(...scale(largest));
  const every = Math.ceil(periods.length / 12);
  periods.forEach((row, at) => {
    const high = (row[1] / largest) * HIGH;
    drawing.append(draw("rect", { class: "column", x: at * width + width * 0.12, y: HIGH + 14 - high, width: width * 0.76, height: high }, draw("title", null, `${row[0]}: ${row[1]}`)));
    if (at % every === 0) drawing.append(draw("text", { x: at === 0 ? 0 : at * width + width / 2, y: HIGH + 36, "text-anchor": at === 0 ? "start" : "middle" }, row[0]));
  });
  return make("div", { class: "wide-table", tabindex: "0", role: "region", "aria-label": "Dates over time" }, drawing);
}

function scale(largest) {
  return [0, 0.5, 1].flatMap((share) => {
    const y = HIGH + 14 - share * HIGH;
    return [draw("line", { class: "grid", x1: 0, x2: WIDE, y1: y, y2: y }),
      share ? draw("text", { class: "tick", x: 2, y: y - 4 }, String(Math.round(share * largest))) : draw("g")];
  });
}

// Return who appears with whom: the persons of the most frequent pairs, each against each.
function matrix(found) {
  const people = new Map();
  for (const pair of found) {
    if (people.size + !people.has(pair.first[0]) + !people.has(pair.second[0]) > 14) continue;
    people.set(...pair.first).set(...pair.second);
  }
  const ids = [...people.keys()].sort((a, b) => people.get(a).localeCompare(people.get(b), "en"));
  const most = found.length ? found[0].count : 1;
  const counts = new Map(found.map((pair) => [pair.first[0] + " " + pair.second[0], pair.count]));
  const countOf = (a, b) => counts.get(a + " " + b) || counts.get(b + " " + a) || 0;
  return make("div", { class: "wide-table", tabindex: "0", role: "region", "aria-label": "Who appears with whom" }, make("table", { class: "matrix" },
    make("thead", null, make("tr", null, make("td"), ids.map((_, at) => make("th", { scope: "col" }, String(at + 1))))),
    make("tbody", null, ids.map((id, at) => make("tr", null,
      make("th", { scope: "row" }, (at + 1) + " ", make("a", { href: personLink(people.get(id)) }, said(people.get(id)))),
      ids.map((other) => matrixCell(id === other ? null : countOf(id, other), most)))))));
}

function matrixCell(count, most) {
  if (count === null) return make("td", { class: "same" }, make("span", { class: "hidden" }, "same person"));
  if (!count) return make("td");
  return make("td", { class: "shade-" + (most > 4 ? Math.ceil((count / most) * 4) : count) }, String(count));
}
