// SPDX-License-Identifier: EUPL-1.2
// What WCAG 2.2 asks of a page, as far as a program can see it. Gives a list of faults in words.
const faults = [];
const shown = (element) => {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && style.display !== "none";
};
const named = (element) => `<${element.tagName.toLowerCase()}> ${(element.textContent || element.name || "").trim().slice(0, 40)}`;
const all = (css) => [...document.querySelectorAll(css)].filter(shown);

// 1.3.1, 4.1.2: everything one can use has a name.
for (const element of all("input, select, button, a[href], summary, meter")) {
  const labels = element.labels ? [...element.labels].map((label) => label.textContent).join("") : "";
  const name = element.getAttribute("aria-label") || labels || element.textContent || "";
  if (!name.trim()) faults.push(`no name: ${named(element)}`);
}
for (const image of all("img:not([alt])")) faults.push(`no words for a picture: ${named(image)}`);
// 2.4.2, 3.1.1, 1.3.1, 2.4.6: title, language, one heading of the first rank and none left out.
if (!document.title.trim()) faults.push("the page has no title");
if (!document.documentElement.lang) faults.push("the page has no language");
if (all("h1").length !== 1) faults.push(`${all("h1").length} headings of the first rank`);
let rank = 0;
for (const heading of all("h1, h2, h3, h4")) {
  const its = Number(heading.tagName[1]);
  if (its > rank + 1) faults.push(`a rank of headings is left out: ${named(heading)}`);
  rank = its;
}
if (all("main").length !== 1) faults.push("not one main part");
const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`an id twice: ${id}`);
for (const element of document.querySelectorAll("[aria-describedby]"))
  if (!document.getElementById(element.getAttribute("aria-describedby"))) faults.push(`described by nothing: ${named(element)}`);
// 2.4.3: the order of the keys is the order on the page.
for (const element of document.querySelectorAll("[tabindex]"))
  if (Number(element.getAttribute("tabindex")) > 0) faults.push(`an order of its own: ${named(element)}`);
// 1.4.10: nothing but a table or the bar of pages scrolls sideways.
if (document.documentElement.scrollWidth > innerWidth + 1) faults.push(`wider than the window: ${document.documentElement.scrollWidth}`);
// 2.5.8: targets of 24 at least; ours of 40, but for links within a text.
for (const element of all("button, select, summary, input:not([type=checkbox]):not([type=radio]), nav a")) {
  const box = element.getBoundingClientRect();
  if (box.height < 40 || box.width < 40) faults.push(`a small target (${Math.round(box.width)}×${Math.round(box.height)}): ${named(element)}`);
}
// 1.4.3: contrast of every text with what is behind it.
const light = ([red, green, blue]) => [red, green, blue].map((part) => part / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
const parts = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
const behind = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = parts(getComputedStyle(at).backgroundColor);
    if (colour.length === 3 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
for (const element of all("body *")) {
  const has = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  if (!has || element.disabled || element.closest(".unseen")) continue;
  const [one, other] = [light(parts(getComputedStyle(element).color)), light(behind(element))];
  const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  if (contrast < 4.5) faults.push(`contrast ${contrast.toFixed(1)}: ${named(element)}`);
  // Words that are cut: wider inside than outside.
  if (element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).overflow === "hidden")
    faults.push(`cut: ${named(element)}`);
}
// Every word was found in the catalogue.
const missing = document.body.innerText.match(/\bconsole\.[a-z_.]+/g);
if (missing) faults.push(`a key and no words: ${missing[0]}`);
return faults;
