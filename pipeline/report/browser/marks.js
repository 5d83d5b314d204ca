// Marks: where the rows of a release stand in its text. Marks may overlap; elements may not, so a
// mark that another one crosses is made of several pieces.

const RANK = { quotes: 0, issues: 1, roles: 2, persons: 3, parties: 3, countries: 3, mentions: 3, dates: 3 };

// Return every mark of a release: { id, kind, start, end, rows, … }, the wider one first.
function marksOf(release) {
  const marks = [];
  for (const row of release.rows) {
    for (const one of row.marks) marks.push({ ...one, kind: row.table, rows: [row.id], name: row.name });
  }
  marks.push(...rolesOf(release));
  for (const one of release.issues) {
    if (one.end > one.start) {
      marks.push({ id: one.id, kind: "issues", start: one.start, end: one.end, rows: [one.id], name: one.message });
    }
  }
  return marks.sort((a, b) => a.start - b.start || b.end - a.end || RANK[a.kind] - RANK[b.kind]);
}

// Return each role once, however many persons it is tied to.
function rolesOf(release) {
  const roles = new Map();
  for (const row of release.rows) {
    for (const tie of row.ties || []) {
      if (tie.kind !== "role") continue;
      const known = roles.get(tie.mark);
      if (known) known.rows.push(row.id);
      else roles.set(tie.mark, { ...tie, id: tie.mark, kind: "roles", rows: [row.id], name: tie.value });
    }
  }
  return [...roles.values()];
}

// Call back what happens along the text between two code points: open, close and words.
function walk(marks, start, end, seen) {
  const inside = marks.filter((one) => one.start < end && one.end > start);
  const borders = new Set([start, end]);
  for (const one of inside) borders.add(Math.max(one.start, start)).add(Math.min(one.end, end));
  const sorted = [...borders].sort((a, b) => a - b);
  const open = [];
  let next = 0;
  for (let place = 0; place < sorted.length; place += 1) {
    const here = sorted[place];
    closeAt(open, here, seen);
    for (; next < inside.length && Math.max(inside[next].start, start) <= here; next += 1) {
      open.push(inside[next]);
      seen.open(inside[next], inside[next].start >= start);
    }
    if (here < end) seen.words(here, sorted[place + 1]);
  }
  closeAt(open, Infinity, seen);
}

// Close the marks that end here, and open again those that stood inside them and go on.
function closeAt(open, here, seen) {
  const first = open.findIndex((one) => one.end <= here);
  if (first < 0 && here !== Infinity) return;
  const closed = open.splice(first < 0 ? 0 : first);
  closed.forEach(() => seen.close());
  if (here === Infinity) return;
  for (const one of closed) {
    if (one.end > here) {
      open.push(one);
      seen.open(one, false);
    }
  }
}
