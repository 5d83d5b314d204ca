// Counts: what the pictures show, from the summaries alone. A release that comes again counts once.

function counted() {
  return summaries.filter((one) => !one.duplicate);
}

// Return [key, name, count] by count, the largest first, of what each release names once.
function ranked(pairsOf) {
  const counts = new Map();
  for (const one of counted()) {
    for (const [key, name] of pairsOf(one)) {
      const known = counts.get(key) || [key, name, 0];
      known[2] += 1;
      counts.set(key, known);
    }
  }
  return [...counts.values()].sort((a, b) => b[2] - a[2] || a[1].localeCompare(b[1], "en"));
}

function named(pairs) {
  return new Map(pairs.map(([key, name]) => [key, name || key]));
}

function isPerson(one) {
  return !one.family;
}

function personsBy(table) {
  const names = named(counted().flatMap((one) => one[table]));
  return ranked((one) => one.persons.filter(isPerson).flatMap((person) =>
    person[table].map((key) => [key, names.get(key) || key])));
}

// Return [first, second, count] of persons by the releases that name both, the most frequent first.
function pairs() {
  const counts = new Map();
  for (const one of counted()) {
    const people = [...named(one.persons.filter(isPerson).map((person) => [person.id, person.name]))]
      .sort((a, b) => (a[0] < b[0] ? -1 : 1));
    for (let first = 0; first < people.length; first += 1) {
      for (let second = first + 1; second < people.length; second += 1) {
        const key = people[first][0] + " " + people[second][0];
        const known = counts.get(key);
        if (known) known.count += 1;
        else counts.set(key, { first: people[first], second: people[second], count: 1 });
      }
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.first[1].localeCompare(b.first[1], "en") || a.second[1].localeCompare(b.second[1], "en"));
}

const FAR = 0.03;

// Return [period, dates, releases], without gaps, by month, year or decade so that all fit; the
// few dates far before or after the others stand in one period at either end.
function timeline(most) {
  const dates = counted().flatMap((one) => one.dates);
  const days = counted().map((one) => one.published).filter(Boolean);
  const years = [...dates, ...days].map((one) => Number(one.slice(0, 4))).filter((year) => !Number.isNaN(year)).sort((a, b) => a - b);
  if (!years.length) return [];
  const first = years[Math.floor(years.length * FAR)];
  const last = years[Math.ceil(years.length * (1 - FAR)) - 1];
  const span = last - first + 1;
  const size = span * 12 <= most ? "month" : span <= most ? "year" : "decade";
  const bins = binsOf(first, last, size);
  dates.forEach((one) => count(bins, one, size, 1));
  days.forEach((one) => count(bins, one, size, 2));
  return [...bins.values()].filter((row) => row[1] || row[2] || !/^(before|after) /.test(row[0]));
}

function binsOf(first, last, size) {
  const periods = [];
  for (let year = first; year <= last; year += 1) periods.push(...periodsOf(year, size));
  const all = ["before " + periods[0], ...periods, "after " + periods[periods.length - 1]];
  return new Map(all.map((period) => [period, [period, 0, 0]]));
}

function periodsOf(year, size) {
  const written = String(year).padStart(4, "0");
  if (size === "decade") return [written.slice(0, 3) + "0s"];
  if (size === "year") return [written];
  return Array.from({ length: 12 }, (_, month) => written + "-" + String(month + 1).padStart(2, "0"));
}

// Count a day in its period, or at the end where it is far; of months, a year alone counts in none.
function count(bins, day, size, column) {
  const period = { month: day.slice(0, 7), year: day.slice(0, 4), decade: day.slice(0, 3) + "0s" }[size];
  const names = [...bins.keys()];
  if (bins.has(period)) bins.get(period)[column] += 1;
  else if (period < names[1] && !names[1].startsWith(period)) bins.get(names[0])[column] += 1;
  else if (period > names[names.length - 2]) bins.get(names[names.length - 1])[column] += 1;
}
