// The text of a release with its marks. Every text node knows where it begins, so that a selection
// leads back to offsets of the stored text.

const NODE_STARTS = new WeakMap();
const LINE_CONTROL = new RegExp(CONTROL.source);

// Return the elements that show the text: one for each part where there are several.
function textElements(release, marks) {
  const parts = release.parts.length > 1 ? release.parts : [{ start: 0, end: lengthOf(release) }];
  const shown = [];
  let reached = 0;
  for (const part of parts) {
    if (part.start > reached) shown.push(passage(release, marks, reached, part.start));
    if (parts.length > 1) shown.push(partHeading(part));
    shown.push(passage(release, marks, part.start, part.end, part.language));
    reached = part.end;
  }
  if (reached < lengthOf(release)) shown.push(passage(release, marks, reached, lengthOf(release)));
  return shown;
}

function lengthOf(release) {
  return toPoint(release.units, release.text.length);
}

function partHeading(part) {
  return make("h3", { class: "part" }, "Part " + part.part + (part.published ? ", " + part.published : ""),
    part.title ? ": " : null, part.title ? said(part.title) : null);
}

function passage(release, marks, start, end, language) {
  const root = make("div", { class: "passage", dir: "auto", lang: language || release.summary.language });
  const stack = [root];
  walk(marks, start, end, {
    open: (mark, isFirst) => {
      const element = pieceOf(mark, isFirst);
      stack[stack.length - 1].append(element);
      stack.push(element);
    },
    close: () => stack.pop(),
    words: (from, to) => stack[stack.length - 1].append(...wordNodes(release, from, to)),
  });
  return root;
}

function pieceOf(mark, isFirst) {
  const element = make("mark", { class: "mark kind-" + mark.kind, "data-mark": mark.id });
  if (isFirst) element.append(badge(mark));
  return element;
}

function badge(mark) {
  const kind = KINDS[mark.kind];
  return make("a", { class: "badge", href: linkTo(mark.id), "aria-label": kind.one + ": " + mark.name }, kind.letter);
}

// Return text nodes; a sign that turns the text around, or that nobody sees, is kept on its own.
function wordNodes(release, from, to) {
  const start = toUnit(release.units, from);
  const words = release.text.slice(start, toUnit(release.units, to));
  if (!LINE_CONTROL.test(words)) return [nodeAt(words, start)];
  const nodes = [];
  let reached = 0;
  for (const match of words.matchAll(CONTROL)) {
    if (match.index > reached) nodes.push(nodeAt(words.slice(reached, match.index), start + reached));
    const sign = make("bdi", { class: "control", "data-code": codeOf(match[0]) }, nodeAt(match[0], start + match.index));
    nodes.push(sign);
    reached = match.index + 1;
  }
  if (reached < words.length) nodes.push(nodeAt(words.slice(reached), start + reached));
  return nodes;
}

function nodeAt(words, start) {
  const node = document.createTextNode(words);
  NODE_STARTS.set(node, start);
  return node;
}

// Return the code points that a selection covers, without blanks at its ends, or null.
function selectedIn(release, root) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const nodes = textNodesIn(root, range);
  if (!nodes.length) return null;
  const [first, last] = [nodes[0], nodes[nodes.length - 1]];
  const start = NODE_STARTS.get(first) + (first === range.startContainer ? range.startOffset : 0);
  const end = NODE_STARTS.get(last) + (last === range.endContainer ? range.endOffset : last.data.length);
  return trimmed(release, start, end);
}

function textNodesIn(root, range) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (NODE_STARTS.has(node) && range.intersectsNode(node)) nodes.push(node);
  }
  return nodes.filter((node) => coversSome(node, range));
}

function coversSome(node, range) {
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.data.length;
  return to > from;
}

function trimmed(release, start, end) {
  const words = release.text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  if (to <= from) return null;
  const last = toPoint(release.units, to);
  const isHalf = toUnit(release.units, last) < to;
  return { start: toPoint(release.units, from), end: isHalf ? last + 1 : last };
}
