// Search: words are compared without case, accents and marks, so that "Petrak" finds "Petrák".

const OTHER_LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", "’": "'" };
const foldedTexts = new Array(summaries.length);
const foldedNames = new Array(summaries.length);

// Only what is no ASCII is looked at: it is a tenth of the time over all texts.
function fold(text) {
  return text.toLowerCase().replace(/[^\x00-\x7F]+/g, foldOther);
}

function foldOther(letters) {
  return letters.normalize("NFD").replace(/\p{M}/gu, "").replace(/[łøđðþßæœı’]/g, (letter) => OTHER_LETTERS[letter]);
}

function namesIn(number) {
  if (foldedNames[number] === undefined) {
    foldedNames[number] = fold(summaries[number].persons.map((one) => one.name).join("\n"));
  }
  return foldedNames[number];
}

function textIn(number) {
  if (foldedTexts[number] === undefined) {
    const one = summaries[number];
    const about = [one.title, one.source, one.publisher, one.house, one.id];
    const tied = one.persons.flatMap((person) => person.named);
    const named = [...one.countries, ...one.parties].map((pair) => pair[1]);
    foldedTexts[number] = fold([...about, ...named, ...tied, textOf(number)].join("\n")) + "\n" + namesIn(number);
  }
  return foldedTexts[number];
}

// Fold texts while nobody waits, so that the first search is as quick as the next.
function foldAhead(number) {
  const until = Math.min(number + 20, summaries.length);
  for (let one = number; one < until; one += 1) textIn(one);
  if (until < summaries.length) setTimeout(foldAhead, 4, until);
}

// Return the numbers of the releases that fit what is asked, in the order asked.
function found(asked) {
  const words = fold(asked.words).split(/\s+/).filter(Boolean);
  const person = fold(asked.person).split(/\s+/).filter(Boolean);
  const numbers = [];
  for (let number = 0; number < summaries.length; number += 1) {
    if (fits(summaries[number], asked) && hasAll(person, number, namesIn) && hasAll(words, number, textIn)) {
      numbers.push(number);
    }
  }
  return numbers.sort(ORDERS[asked.order]);
}

function hasAll(words, number, where) {
  return words.every((word) => where(number).includes(word));
}

function fits(one, asked) {
  if (asked.issues && !one.check) return false;
  if (asked.country && !one.countries.some((pair) => pair[0] === asked.country)) return false;
  if (asked.party && !one.parties.some((pair) => pair[0] === asked.party)) return false;
  return isWithin(one.published, asked.from, asked.to);
}

// Return whether a day, or the month or year that is all that is known, lies between two days.
function isWithin(published, from, to) {
  if (!from && !to) return true;
  if (!published) return false;
  return (!from || published >= from.slice(0, published.length)) && (!to || published.slice(0, to.length) <= to);
}

function publishedOf(number) {
  return summaries[number].published || "";
}

const ORDERS = {
  source: (a, b) => a - b,
  newest: (a, b) => publishedOf(b).localeCompare(publishedOf(a)) || a - b,
  oldest: (a, b) => (publishedOf(a) || "9").localeCompare(publishedOf(b) || "9") || a - b,
  check: (a, b) => summaries[b].check - summaries[a].check || a - b,
};
