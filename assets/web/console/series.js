// SPDX-License-Identifier: EUPL-1.2
// Series: events of one arbeidsmarktregio that share employers and who works at them.
import { get, post, query } from "./api.js";
import { loadCharts } from "./charts.js";
import { announce, field, fill, h, icon, select } from "./dom.js";
import { dateInput, input, send, startInput } from "./event_form.js";
import { evidenceTiles, timeline } from "./evidence.js";
import { clock, language, number, shortDay, t } from "./words.js";

const ROLES = ["organiser", "klantmanager", "host", "viewer"];
const PARTNERS = 12;  // shown at once

const partners = (series) => [series.partners.filter((one) => one.is_employer), series.partners.filter((one) => !one.is_employer)];

function card(series) {
  const [employers, others] = partners(series);
  const last = series.events[0];
  return h("li", { class: "panel stack" },
    h("a", { class: "title", href: `#/series/${last.id}` }, series.name),
    h("p", { class: "facts" }, h("span", {}, series.region), !series.is_own && h("span", {}, h("bdi", {}, series.organiser)),
      h("span", {}, t("console.series_events", { count: number(series.events.length) })),
      h("span", {}, t("console.count.employers", { count: number(employers.length) })),
      others.length > 0 && h("span", {}, t("console.series_partners_count", { count: number(others.length) }))),
    h("p", { class: "quiet" }, t("console.series_last", { name: last.name, day: shortDay(last.starts_at) })));
}

function eventTable(series) {
  const heads = ["console.count_people", "console.count_employers"];
  return h("section", { class: "panel stack" }, h("h2", {}, t("console.nav_events")),
    h("table", { class: "list" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("console.event_name")),
      heads.map((key) => h("th", { scope: "col", class: "number" }, t(key))))),
    h("tbody", {}, series.events.map((event) => h("tr", {},
      h("th", { scope: "row" }, h("a", { href: `#/events/${event.id}` }, event.name),
        h("div", { class: "small quiet" }, shortDay(event.starts_at), event.place && ` · ${event.place}`)),
      [event.people, event.employers].map((count, at) =>
        h("td", { class: "number", "data-label": t(heads[at]) }, number(count))))))));
}

/** The next event, from the last one: a day is all that is needed. */
function nextForm(series) {
  const last = series.events[0];
  const id = crypto.randomUUID();  // asked for twice, it is made once
  const name = input("name", { type: "text", required: true, maxlength: 60, value: last.name });
  const date = dateInput();
  const start = startInput();
  start.value = clock(last.starts_at);
  const wrong = h("div", { role: "alert" });
  const button = h("button", { class: "strong", type: "submit" }, icon("add"), t("console.series_next_make"));
  async function make(submit) {
    submit.preventDefault();
    button.disabled = true;
    const answer = await send(form, wrong, `events/${last.id}/copy`, { id, apply: true, name: name.value.trim(), date: date.value, start: start.value });
    button.disabled = false;
    if (answer) location.hash = `#/events/${answer.id}`;
  }
  const form = h("form", { class: "panel stack", onsubmit: make }, h("h2", {}, t("console.series_next")),
    h("p", { class: "quiet" }, t("console.series_next_what")),
    h("div", { class: "fields" }, field(t("console.event_name"), name, { wide: true }),
      field(t("console.date"), date), field(t("console.start"), start)), wrong, h("p", {}, button));
  return form;
}

function partnerList(series) {
  const row = (one) => h("li", { class: "row between" }, h("bdi", {}, one.name),
    h("span", { class: "quiet" }, t("console.series_times", { count: number(one.events), all: number(series.events.length) })));
  const list = (key, all) => all.length > 0 && [h("h3", {}, t(key)), h("ul", { class: "plain stack" }, all.slice(0, PARTNERS).map(row)),
    all.length > PARTNERS && h("details", {}, h("summary", { class: "button" }, t("console.series_more", { count: number(all.length - PARTNERS) })),
      h("ul", { class: "plain stack" }, all.slice(PARTNERS).map(row)))];
  const [employers, others] = partners(series);
  return h("section", { class: "panel stack" }, h("h2", {}, t("console.series_partners")),
    series.partners.length === 0 && h("p", { class: "quiet" }, t("console.series_partners_none")),
    list("console.nav_employers", employers), list("console.series_others", others));
}

function helpers(series, mayChange, again) {
  const wrong = h("div", { role: "alert" });
  async function say(order, words) {
    fill(wrong);
    try {
      await post("series/helpers", { series: series.name, ...order });
      announce(words);
      await again();
    } catch (failure) {
      if (failure.status !== 401) fill(wrong, h("p", { class: "alert" },
        t(failure.message_key === "error.bad_message" ? "console.look_again" : failure.message_key, { detail: failure.detail })));
    }
  }
  const roles = (name, chosen, change = null) => select(ROLES.map((one) => [one, t(`console.role.${one}`)]), chosen,
    { name, ...(change ? { onchange: change, "aria-label": t("console.account_role") } : {}) });
  const row = (helper) => {
    const role = mayChange ? roles("helper_role", helper.role, () => say({ account: helper.account, role: role.value }, t("console.account_changed")))
      : h("span", {}, t(`console.role.${helper.role}`));
    return h("li", { class: "row between" }, h("div", {}, h("strong", {}, h("bdi", {}, helper.name)), h("div", { class: "quiet" }, h("bdi", {}, helper.organiser))),
      h("div", { class: "row" }, role, mayChange && h("button", { type: "button", "aria-label": t("console.series_helper_off", { name: helper.name }),
        onclick: () => say({ account: helper.account, role: "" }, t("console.hall_removed")) }, icon("person_remove"), t("console.hall_remove"))));
  };
  const login = h("input", { name: "login", type: "email", required: true, maxlength: 78, autocomplete: "off" });
  const organiser = h("input", { name: "organiser", type: "text", required: true, maxlength: 78, autocomplete: "off" });
  const role = roles("new_role", "host");
  const form = mayChange && h("form", { class: "stack", onsubmit: (submit) => {
    submit.preventDefault();
    say({ login: login.value.trim(), organiser: organiser.value.trim(), role: role.value }, t("console.series_helper_added"));
  } }, h("h3", {}, t("console.series_helper_new")),
  h("div", { class: "fields" }, field(t("console.login"), login), field(t("console.series_helper_of"), organiser),
    field(t("console.account_role"), role)),
  h("p", {}, h("button", { type: "submit" }, icon("person_add"), t("console.series_helper_add"))));
  return h("section", { class: "panel stack" }, h("h2", {}, t("console.series_roles")), h("p", { class: "quiet" }, t("console.series_roles_what")),
    series.helpers.length > 0 && h("ul", { class: "plain stack" }, series.helpers.map(row)), form, wrong);
}

/** What the events brought together; an account sees that of its own organiser alone. */
async function figures(series) {
  await loadCharts();
  const page = await get(`evidence?${query({ language: language(), series: series.name })}`);
  if (page.events.length === 0) return null;
  return [evidenceTiles(page), timeline(page),
    h("p", {}, h("a", { class: "button", href: `#/evidence/${encodeURIComponent(series.name)}` }, icon("insights"), t("console.series_evidence")))];
}

async function onePage(main, series, me, again) {
  const may = (right) => series.rights.includes(right);
  const figuresHere = h("div", { class: "stack" });
  fill(main, h("p", { class: "facts" }, h("span", {}, series.region), h("span", {}, h("bdi", {}, series.organiser)),
    h("span", {}, t("console.series_events", { count: number(series.events.length) }))),
  h("div", { class: "columns" }, h("div", { class: "stack" }, eventTable(series), figuresHere, partnerList(series),
    series.is_own && helpers(series, me.rights.includes("change_accounts"), again)),
  h("div", { class: "stack" }, may("change_events") && nextForm(series))));
  if (series.is_own && may("see_evidence")) fill(figuresHere, await figures(series));
}

/** All series, or the one this event is of. */
export async function seriesPage(main, me, event = null) {
  const { series } = await get("series");
  const one = event && series.find(({ events }) => events.some(({ id }) => id === event));
  if (one) {
    main.previousElementSibling.textContent = one.name;
    return onePage(main, one, me, () => seriesPage(main, me, event));
  }
  if (series.length === 0)
    return fill(main, h("div", { class: "panel empty" }, icon("repeat"), h("h2", {}, t("console.series_none")),
      h("p", {}, t("console.series_none_how"))));
  fill(main, h("ul", { class: "cards" }, series.map(card)));
}
