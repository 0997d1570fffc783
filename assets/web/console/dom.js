// SPDX-License-Identifier: EUPL-1.2
// Elements are made one by one and words are text: nothing that is shown is ever read as HTML.

/** An element. `on…` are listeners, `class` and all others attributes; true stands alone, false and
 *  null are left out. Children: elements, text, lists of them; null is nothing. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity))
    if (child !== null && child !== undefined && child !== false)
      element.append(child instanceof Node ? child : document.createTextNode(String(child)));
}

/** A sign of Material Icons, for the eye alone: a word always stands beside it. */
export function icon(name) {
  return h("span", { class: "icon", "aria-hidden": "true" }, name);
}

/** Everything inside `element` becomes these. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

let fields = 0;

/** A labelled input or select; `control` gets the id, and the hint belongs to it. */
export function field(label, control, { hint = null, wide = false } = {}) {
  const id = control.id || `field-${++fields}`;
  control.id = id;
  if (hint) control.setAttribute("aria-describedby", `${id}-hint`);
  return h("div", { class: wide ? "field wide" : "field" }, h("label", { for: id }, label), control,
    hint && h("span", { class: "hint", id: `${id}-hint` }, hint));
}

export function select(options, chosen, attributes = {}) {
  const element = h("select", attributes,
    options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)));
  return element;
}

/** Tells those who do not see the page what has changed on it. */
export function announce(words) {
  document.getElementById("status").textContent = words;
}

/** Waits until nothing was called for a moment. */
export function calmly(work, milliseconds = 350) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), milliseconds);
  };
}
