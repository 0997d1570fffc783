// SPDX-License-Identifier: EUPL-1.2
// People and employers: a search, a choice, and a page of rows that the server cuts.
import { get, query } from "./api.js";
import { announce, calmly, field, fill, h, select } from "./dom.js";
import { requestButton } from "./request.js";
import { has, languageName, number, t } from "./words.js";

function completeness(row) {
  const missing = row.missing.map((part) => t(`console.missing.${part}`)).join(", ");
  return [h("meter", { min: 0, max: 100, low: 50, high: 99, optimum: 100, value: row.complete,
    "aria-label": t("console.complete") }), ` ${row.complete}%`,
    missing && h("div", { class: "small quiet" }, t("console.missing", { parts: missing }))];
}

function cell(key, ...inside) {
  return h("td", { "data-label": t(key) }, ...inside);
}

const PERSON_STATES = { here: "good", gone: "", expected: "info" };

const PEOPLE = {
  name: "people",
  shows: ["all", "here", "expected", "incomplete"],
  empty: "console.people_empty",
  columns: ["console.name", "console.number", "console.municipality", "console.contact_person",
    "console.complete", "console.meets", "console.state"],
  row: (person, button) => h("tr", {},
    h("th", { scope: "row" }, h("bdi", {}, person.name || t("console.no_name")),
      person.own_script_name && h("div", { class: "quiet" }, h("bdi", {}, person.own_script_name))),
    h("td", { class: "number", "data-label": t("console.number") }, person.badge || person.code),
    cell("console.municipality", person.municipality,
      person.language && h("div", { class: "small quiet" }, languageName(person.language))),
    cell("console.contact_person", person.contact_person && h("bdi", {}, person.contact_person)),
    cell("console.complete", completeness(person)),
    h("td", { class: "number", "data-label": t("console.meets") }, number(person.meets)),
    cell("console.state", h("span", { class: `pill ${PERSON_STATES[person.state]}` },
      t(`console.person.${person.state}`)), " ", button(person))),
};

const EMPLOYERS = {
  name: "employers",
  shows: ["all", "incomplete"],
  empty: "console.employers_empty",
  columns: ["console.name", "console.sector", "console.tables", "console.offers", "console.staff",
    "console.wished_by", "console.complete"],
  row: (employer) => h("tr", {},
    h("th", { scope: "row" }, h("bdi", {}, employer.name || t("console.no_name")),
      employer.is_partner && h("div", {}, h("span", { class: "pill" }, t("console.partner"))),
      !employer.is_confirmed && h("div", {}, h("span", { class: "pill bad" }, t("console.unconfirmed")))),
    cell("console.sector", has(`sector.${employer.sector}`) ? t(`sector.${employer.sector}`) : employer.sector,
      employer.place && h("div", { class: "small quiet" }, employer.place)),
    h("td", { class: "number", "data-label": t("console.tables") }, employer.tables.join(", ")),
    h("td", { class: "number", "data-label": t("console.offers") },
      employer.offers === 0 ? "0" : t("console.offers_places", { offers: number(employer.offers), places: number(employer.places) })),
    h("td", { class: "number", "data-label": t("console.staff") },
      `${number(employer.staff_here)} / ${number(employer.staff)}`),
    h("td", { class: "number", "data-label": t("console.wished_by") }, number(employer.wished_by)),
    cell("console.complete", completeness(employer))),
};

export function pages(answer, turn) {
  if (answer.pages < 2) return null;
  const button = (page, words, off) => h("button", { type: "button", disabled: off, onclick: () => turn(page) }, words);
  return h("nav", { class: "pages", "aria-label": t("console.pages") },
    button(answer.page - 1, t("console.page_before"), answer.page <= 1),
    h("span", {}, t("console.page_of", { page: number(answer.page), pages: number(answer.pages) })),
    button(answer.page + 1, t("console.page_after"), answer.page >= answer.pages));
}

async function listPage(main, event, kind, me) {
  const button = (person) => requestButton(event, me, person, () => load());
  const search = h("input", { type: "search", autocomplete: "off", maxlength: 80 });
  const show = select(kind.shows.map((value) => [value, t(`console.show.${value}`)]), "all");
  const rows = h("div", { class: "stack" });
  let asked = 0;

  async function load(page = 1) {
    const mine = ++asked;
    const question = query({ search: search.value, show: show.value, page });
    let answer;
    try {
      answer = await get(`events/${event.id}/${kind.name}?${question}`);
    } catch (failure) {
      if (mine === asked) fill(rows, h("p", { class: "alert", role: "alert" }, t(failure.message_key)));
      return;
    }
    if (mine !== asked) return;  // a later question was asked meanwhile
    const list = answer[kind.name];
    const total = t(`console.count.${kind.name}`, { count: number(answer.total) });
    announce(total);
    fill(rows, h("p", { class: "quiet" }, total),
      list.length === 0 ? h("p", { class: "panel empty" }, t(search.value || show.value !== "all"
          ? "console.nothing_found" : kind.empty))
        : h("div", { class: "panel" }, h("table", { class: "list" },
            h("thead", {}, h("tr", {}, kind.columns.map((key) => h("th", { scope: "col" }, t(key))))),
            h("tbody", {}, list.map((one) => kind.row(one, button))))),
      pages(answer, (wanted) => { load(wanted); rows.scrollIntoView(); }));
  }
  const reload = calmly(() => load());
  search.addEventListener("input", reload);
  show.addEventListener("change", () => load());
  fill(main, h("div", { class: "tools" }, field(t("console.search"), search),
    field(t("console.show"), show)), rows);
  await load();
}

export function peoplePage(main, event, me) {
  const own = me.role === "klantmanager";
  return listPage(main, event, own ? { ...PEOPLE, empty: "console.people_empty_own" } : PEOPLE, me);
}

export const employersPage = (main, event) => listPage(main, event, EMPLOYERS);
