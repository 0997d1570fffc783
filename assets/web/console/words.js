// SPDX-License-Identifier: EUPL-1.2
// The words of the console, out of the server's catalogue, and how a language writes things.

const ZONE = "Europe/Amsterdam";
const LANGUAGES = { nl: "Nederlands", en: "English" };
const HABITS = { nl: "nl-NL", en: "en-GB" };  // how days and numbers are written
const KEPT = "ontmoet.language";

let words = {};
let current = "nl";

export const languages = Object.entries(LANGUAGES);
export const language = () => current;

/** The language chosen before, else the first of the browser's that the console speaks. */
export function preferredLanguage() {
  const kept = localStorage.getItem(KEPT);
  const asked = [kept, ...navigator.languages.map((tag) => tag.split("-")[0])];
  return asked.find((tag) => tag in LANGUAGES) || "nl";
}

export async function speak(tag) {
  const response = await fetch(`/v1/console/words/${tag}`, { cache: "no-cache" });
  if (!response.ok) throw new Error("words");
  const answer = await response.json();
  words = answer.words;
  current = answer.language;
  document.documentElement.lang = current;
  document.documentElement.dir = answer.direction;
  localStorage.setItem(KEPT, current);
}

/** The message with its placeholders filled in; the key itself where there is none. */
export function t(key, values = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{([a-z_]+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

export const has = (key) => key in words;

export function number(value) {
  return new Intl.NumberFormat(HABITS[current]).format(value);
}

export function day(milliseconds) {
  return new Intl.DateTimeFormat(HABITS[current], { timeZone: ZONE, weekday: "long", day: "numeric",
    month: "long", year: "numeric" }).format(milliseconds);
}

/** However capitals and spaces around it are. */
export const isSameName = (one, other) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** "do 20 nov. 2026" */
export function shortDay(milliseconds) {
  return new Intl.DateTimeFormat(HABITS[current], { timeZone: ZONE, weekday: "short", day: "numeric",
    month: "short", year: "numeric" }).format(milliseconds);
}

export function clock(milliseconds) {
  return new Intl.DateTimeFormat("nl", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" })
    .format(milliseconds);
}

/** "2026-11-20" of a moment, as a field of a form wants it. */
export function isoDay(milliseconds) {
  return new Intl.DateTimeFormat("sv", { timeZone: ZONE }).format(milliseconds);
}

export function languageName(code) {
  try {
    return new Intl.DisplayNames([current], { type: "language" }).of(code) || code;
  } catch {
    return code;  // no code of a language
  }
}

/** What the server has to say, with its values named in this language. */
export function say({ key, message_key, values = {} }) {
  const named = { ...values };
  if (named.language) named.language = languageName(named.language);
  return t(key ?? message_key, named);
}
