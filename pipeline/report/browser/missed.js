// A missed person: words that are selected in the text, or typed and looked up in it.

let missed = [];

function missedForm(release) {
  return make("details", { id: "missed", class: "missed" }, make("summary", null, "Add a missed person"),
    make("form", { onsubmit: (event) => addMissed(event, release) },
      make("p", { class: "reason" }, "Select the name in the text, or type it as it stands there."),
      make("label", { for: "missed-words" }, "Words in the text"),
      make("input", { id: "missed-words", autocomplete: "off", required: true, oninput: () => lookUp(release) }),
      make("label", { for: "missed-place" }, "Where"), make("select", { id: "missed-place", required: true }),
      make("label", { for: "missed-name" }, "Name to show"),
      make("input", { id: "missed-name", autocomplete: "off", required: true }),
      make("p", null, make("button", { type: "submit" }, "Add"))));
}

// Offer each place where the typed words stand.
function lookUp(release) {
  const words = byId("missed-words").value.trim();
  const places = [];
  for (let at = words ? release.text.indexOf(words) : -1; at >= 0 && places.length < 50; at = release.text.indexOf(words, at + 1)) {
    const start = toPoint(release.units, at);
    places.push({ start, end: toPoint(release.units, at + words.length) });
  }
  offerPlaces(release, places);
  byId("missed-name").value = oneLine(words);
}

function offerPlaces(release, places) {
  missed = places;
  byId("missed-place").replaceChildren(...places.map((one, number) => make("option", { value: number }, visible(around(release, one)))));
}

function around(release, place) {
  const slice = (from, to) => oneLine(sliceOf(release.text, release.units, Math.max(0, from), Math.min(lengthOf(release), to)));
  return "… " + slice(place.start - 25, place.end + 25) + " … (from " + place.start + ")";
}

function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

function addMissed(event, release) {
  event.preventDefault();
  const place = missed[Number(byId("missed-place").value)];
  const name = oneLine(byId("missed-name").value);
  if (!place || !name) return;
  decide({ decision: "add", value: name, table: "persons", release_id: release.summary.id, row_id: "",
    start: place.start, end: place.end, quote: sliceOf(release.text, release.units, place.start, place.end), why: "" });
  byId("missed").open = false;
}

// Fill the form with what is selected in the text.
function takeSelection() {
  hideOffer();
  if (current === null) return;
  const place = selectedIn(current.release, byId("text"));
  if (!place) return;
  const { release } = current;
  byId("missed").open = true;
  const words = sliceOf(release.text, release.units, place.start, place.end);
  byId("missed-words").value = oneLine(words);
  byId("missed-name").value = oneLine(words);
  offerPlaces(release, [place]);
  byId("missed-name").focus();
}

// Offer to add what is selected, beside the selection.
function offerSelected() {
  hideOffer();
  const text = byId("text");
  if (current === null || !text || !text.contains(document.getSelection().anchorNode)) return;
  if (!selectedIn(current.release, text)) return;
  const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
  const button = make("button", { id: "offer", type: "button", class: "offer", onclick: takeSelection }, "Add as a missed person");
  button.style.left = Math.max(8, Math.min(box.left, window.innerWidth - 240)) + "px";
  button.style.top = Math.min(box.bottom + 6, window.innerHeight - 48) + "px";
  document.body.append(button);
}

function hideOffer() {
  const button = byId("offer");
  if (button) button.remove();
}

function startMissed() {
  document.addEventListener("mouseup", (event) => event.target.id === "offer" || setTimeout(offerSelected));
  document.addEventListener("keyup", (event) => event.shiftKey && offerSelected());
  document.addEventListener("scroll", hideOffer, { passive: true });
}
