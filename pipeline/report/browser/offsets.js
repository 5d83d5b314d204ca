// Offsets: the records count code points, a string of the browser counts UTF-16 units.

const PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/;

// Return where each code point of a text begins in UTF-16, or null where the two are the same.
function unitsOf(text) {
  if (!PAIR.test(text)) return null;
  const units = [];
  let unit = 0;
  for (const sign of text) {
    units.push(unit);
    unit += sign.length;
  }
  units.push(unit);
  return units;
}

function toUnit(units, point) {
  return units === null ? point : units[point];
}

// Return the code point that holds a UTF-16 unit: half a pair is its whole.
function toPoint(units, unit) {
  if (units === null) return unit;
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (units[middle] <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

// Return the words between two code points.
function sliceOf(text, units, start, end) {
  return text.slice(toUnit(units, start), toUnit(units, end));
}
