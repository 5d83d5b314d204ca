// Why: what found a row, in words, with the code beside it and how sure the model is.

const MOST_TOLD = 12;

// Return what found a row: each of its mentions with its reason; `first` is told before the rest.
function whyOf(release, row, first) {
  const marks = [...row.marks].sort((a, b) => (b.id === first) - (a.id === first) || a.start - b.start);
  const told = marks.slice(0, MOST_TOLD).map((mark) => whyMention(release, row, mark));
  const left = marks.length - told.length;
  return make("ol", { class: "mentions" }, told,
    left > 0 ? make("li", null, "and " + plural(left, "mention") + " more, marked in the text") : null);
}

function whyMention(release, row, mark) {
  const words = sliceOf(release.text, release.units, mark.start, mark.end);
  return make("li", { "data-mention": mark.id },
    make("a", { href: linkTo(mark.id), class: "words" }, said(words)), " ", placeOf(mark),
    make("p", { class: "reason" }, reason(mark)), mentionButtons(release, row, mark));
}

// Return the sentence that belongs to a code, the code, and the confidence where a model gave one.
function reason(one) {
  return [reasonOf(one.found_by) + " ", make("code", null, one.found_by),
    one.confidence === undefined ? null : " " + one.confidence + " % sure",
    one.how ? make("span", { class: "how" }, " " + one.how + ": " + meaningOf("how", one.how)) : null,
    one.candidates ? make("span", { class: "how" }, " It can be ", said(one.candidates), ".") : null];
}

function placeOf(mark) {
  const told = [mark.page ? "page " + mark.page : null, mark.element ? said(mark.element) : null,
    mark.line ? "line " + mark.line : null, mark.link ? outward(mark.link, "at the publisher") : null];
  return make("span", { class: "place" }, ...told.filter(Boolean).flatMap((one, at) => (at ? [", ", one] : [one])));
}

// Return what is told of a role or an issue, which are no rows with mentions of their own.
function whyMark(release, mark) {
  if (mark.kind === "issues") return issueTold(release.issues.find((one) => one.id === mark.id));
  const owners = mark.rows.map((id) => release.rows.find((row) => row.id === id).name);
  return make("div", null, make("p", { class: "reason" }, "Said of ", said(owners.join(", ")), ". ", reason(mark)));
}

function issueTold(issue) {
  return make("div", null, make("p", null, said(issue.message)),
    issue.suggestion ? make("p", { class: "reason" }, "What to do: ", said(issue.suggestion)) : null,
    make("p", { class: "reason" }, meaningOf("issue_code", issue.code) + " ", make("code", null, issue.code)));
}
