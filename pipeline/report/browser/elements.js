// Elements: everything shown is made here; text of a document only ever becomes a text node.

const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const SAFE_ADDRESS = /^https?:\/\//i;

// Return an element: `on…` listens, true and false set or leave an attribute, text is text.
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  fill(element, attributes || {});
  element.append(...children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false));
  return element;
}

function fill(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
}

const SVG = "http://www.w3.org/2000/svg";

function draw(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  fill(element, attributes || {});
  element.append(...children);
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

function codeOf(sign) {
  return "U+" + sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
}

// Return a short text of a document on its own: it cannot turn what stands beside it around, and
// signs that nobody sees are shown by their number.
function said(text, attributes) {
  return make("bdi", attributes, visible(text));
}

function visible(text) {
  return String(text).replace(CONTROL, (sign) => "⟨" + codeOf(sign) + "⟩");
}

// Return a link out, or plain text where the address is none of the web.
function outward(address, words) {
  if (!SAFE_ADDRESS.test(address)) return said(words || address);
  return make("a", { href: address, rel: "noopener noreferrer", target: "_blank" },
    said(words || address), make("span", { class: "hidden" }, " (opens the publisher’s page)"));
}

function plural(count, noun) {
  const many = noun.endsWith("y") ? noun.slice(0, -1) + "ies" : noun + "s";
  return count.toLocaleString("en") + " " + (count === 1 ? noun : many);
}

// Say something to whoever cannot see the change, and show it for a moment.
function tell(words) {
  const place = byId("told");
  place.replaceChildren(make("p", null, words));
  clearTimeout(tell.later);
  tell.later = setTimeout(() => place.replaceChildren(), 6000);
}

function prefersStill() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function bringIntoView(element) {
  element.scrollIntoView({ block: "center", behavior: prefersStill() ? "auto" : "smooth" });
}
