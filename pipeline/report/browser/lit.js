// Words lit in the text without changing it: what was searched for, and what proves a tie.

const CAN_LIGHT = typeof Highlight === "function" && CSS.highlights !== undefined;
const MOST_LIT = 200;
const LONGEST_LIT = 300000; // letters: folding each of a million takes a second

function lightRanges(name, ranges) {
  if (!CAN_LIGHT) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

// Return the range of two UTF-16 places of the stored text in what is shown.
function rangeOf(root, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const from = NODE_STARTS.get(node);
    if (from === undefined) continue;
    if (start >= from && start < from + node.data.length) range.setStart(node, start - from);
    if (end > from && end <= from + node.data.length) {
      range.setEnd(node, end - from);
      return range;
    }
  }
  return null;
}

// Light the words of the search in the open text.
function lightSearched() {
  if (current === null) return;
  const words = fold(asked().words).split(/\s+/).filter((word) => word.length > 1);
  const places = words.length && current.release.text.length < LONGEST_LIT ? placesOf(words, current.release.text) : [];
  const root = byId("text");
  lightRanges("searched", places.slice(0, MOST_LIT).map(([start, end]) => rangeOf(root, start, end)).filter(Boolean));
}

// Return where folded words stand in a text: folding changes lengths, so each sign is folded alone.
function placesOf(words, text) {
  const starts = [];
  let folded = "";
  for (let at = 0; at < text.length; at += 1) {
    const sign = fold(text[at]);
    for (let one = 0; one < sign.length; one += 1) starts.push(at);
    folded += sign;
  }
  starts.push(text.length);
  const places = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      places.push([starts[at], starts[at + word.length]]);
    }
  }
  return places;
}

// Light the words of a tie; nothing where the row is none.
function lightTie(tie) {
  const { release } = current;
  const range = tie ? rangeOf(byId("text"), toUnit(release.units, tie.start), toUnit(release.units, tie.end)) : null;
  lightRanges("tie", range ? [range] : []);
  return range;
}
