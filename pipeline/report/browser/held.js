// What the page holds: one summary, one text and one set of records for each release, as JSON in
// blocks of their own. A block is read when it is needed; only summaries are read at the start.

const heldTexts = document.getElementsByClassName("held-text");
const heldRecords = document.getElementsByClassName("held-records");
const summaries = Array.from(document.getElementsByClassName("held-summary"),
  (block) => JSON.parse(block.textContent));
const heldEnd = JSON.parse(byId("held-end").textContent);
const numberOf = new Map(summaries.map((one, number) => [one.id, number]));

function textOf(number) {
  return JSON.parse(heldTexts[number].textContent);
}

// Return the records of a release, with its text and the way from code points to units.
function releaseOf(number) {
  const text = textOf(number);
  const records = JSON.parse(heldRecords[number].textContent);
  return { number, text, units: unitsOf(text), summary: summaries[number], ...records };
}

// Return the number of the release that holds a row, or -1: the id is looked for as it is written.
function releaseWith(id) {
  if (numberOf.has(id)) return numberOf.get(id);
  if (!/^[a-z][0-9a-f]{16}$/.test(id)) return -1;
  const written = '"' + id + '"';
  for (let number = 0; number < heldRecords.length; number += 1) {
    if (heldRecords[number].textContent.includes(written)) return number;
  }
  return -1;
}

function reasonOf(code) {
  return heldEnd.reasons[code] || "";
}

function meaningOf(vocabulary, value) {
  return (heldEnd.meanings[vocabulary] || {})[value] || "";
}
