// SPDX-License-Identifier: EUPL-1.2
// After an event: what is to be done, and what both sides said of their meets.
import { get, post, query } from "./api.js";
import { answerForm, history, reasonWords } from "./answer.js";
import { announce, calmly, field, fill, h, icon, select } from "./dom.js";
import { pages } from "./lists.js";
import { language, number, shortDay, t } from "./words.js";

const VERDICTS = { yes: "good", maybe: "info", no: "bad", "": "" };

function who(row, showsEvent = false) {
  return h("div", {}, h("h2", {}, h("bdi", {}, row.name || t("console.no_name")), " – ", h("bdi", {}, row.employer)),
    h("p", { class: "facts" }, showsEvent && h("a", { href: `#/events/${row.event}/tasks` }, h("bdi", {}, row.event_name)), row.badge && h("span", {}, row.badge), row.offer && h("bdi", {}, row.offer),
      row.contact && h("span", {}, t("console.contact_person"), ": ", h("bdi", {}, row.contact))));
}

function due(task) {
  if (!task.due) return h("span", { class: "pill" }, t("console.due_none"));
  const words = { day: shortDay(Date.parse(`${task.due}T12:00:00Z`)) };
  return h("span", { class: `pill ${task.is_late ? "bad" : "info"}` },
    t(task.is_late ? "console.due_since" : "console.due_on", words));
}

/** The ready text, to be sent from one's own mail, and "they know". */
function letter(event, row, whenSaid) {
  const { title, text } = row.letter;
  const address = row.contact.match(/[^\s,;()<>[\]/|]+@[^\s,;()<>[\]/|]+/)?.[0] || "";
  const wrong = h("div", { role: "alert" });
  const mail = `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(text)}`;
  const copied = h("span", { role: "status" });
  return h("div", { class: "stack" },
    h("blockquote", { class: "letter" }, h("strong", {}, title), h("p", {}, text)), wrong,
    h("p", { class: "row" },
      h("a", { class: "button", href: mail }, icon("mail"), t("console.letter_mail")),
      h("button", { type: "button", onclick: async () => {
        await navigator.clipboard.writeText(`${title}\n\n${text}`).catch(() => {});
        fill(copied, t("console.letter_copied"));
      } }, icon("content_copy"), t("console.letter_copy")), copied,
      h("button", { class: "strong", type: "button", onclick: async (click) => {
        click.currentTarget.disabled = true;
        try {
          await post(`events/${event.id}/told`, { meet: row.meet });
          announce(t("console.written_down"));
          whenSaid();
        } catch (failure) {
          if (failure.status !== 401) fill(wrong, h("p", { class: "alert" }, t(failure.message_key)));
        }
      } }, icon("check"), t("console.told"))));
}

function opened(words, sign, form) {
  const inside = h("div", {});
  const whole = h("details", { class: "more" }, h("summary", { class: "button" }, icon(sign), words), inside);
  whole.addEventListener("toggle", () => { if (whole.open && !inside.firstChild) fill(inside, form()); });
  return whole;
}

function doing(event, row, page, whenSaid) {
  const form = (moment) => () => answerForm(event, row, { moment, today: page.today, reasons: page.reasons }, whenSaid);
  if (row.task === "tell_contact") return letter(event, row, whenSaid);
  if (!row.may_ask) return h("p", { class: "quiet" }, t("refused.follow_up_no_consent"));
  return opened(t("console.answer_open"), "edit_note", form(row.task === "ask" ? row.moment : "started"));
}

function taskCard(row, page, whenSaid, showsEvent) {
  const event = { id: row.event };
  return h("li", { class: "panel stack" },
    h("div", { class: "row between" }, who(row, showsEvent), due(row)),
    h("p", { class: "row" }, h("strong", {}, row.words),
      h("span", { class: "pill" }, icon("person"), t(`console.owner.${row.owner}`))),
    doing(event, row, page, whenSaid), history(row));
}

/** A list with choices above it that is asked anew whenever one of them changes. */
async function asked(main, path, controls, draw) {
  const search = h("input", { type: "search", autocomplete: "off", maxlength: 80 });
  const rows = h("div", { class: "stack" });
  let questions = 0;
  let shown = 1;
  async function load(page = shown) {
    const mine = ++questions;
    const chosen = Object.entries(controls).map(([key, control]) => [key, control.value]);
    const question = query({ search: search.value, page, language: language(), ...Object.fromEntries(chosen) });
    try {
      const answer = await get(`${path}?${question}`);
      if (mine !== questions) return;
      shown = answer.page;
      fill(rows, draw(answer, () => load()), pages(answer, (wanted) => { load(wanted); rows.scrollIntoView(); }));
    } catch (failure) {
      if (mine === questions && failure.status !== 401)
        fill(rows, h("p", { class: "alert", role: "alert" }, t(failure.message_key)));
    }
  }
  const afresh = () => load(1);
  search.addEventListener("input", calmly(afresh));
  for (const control of Object.values(controls)) control.addEventListener("change", afresh);
  fill(main, h("div", { class: "fields tools-many" }, field(t("console.search"), search),
    Object.entries(controls).map(([key, control]) => field(t(`console.by.${key}`), control))), rows);
  await load();
}

const choices = (prefix, values) => select(values.map((value) => [value, t(prefix + (value || "all"))]), values[0]);

/** Of one event, or of all events together. */
export function tasksPage(main, event = null) {
  const controls = { show: choices("console.tasks_show.", ["due", "later", "all"]),
    kind: choices("console.task.", ["", "tell_contact", "next_step", "ask"]),
    owner: choices("console.owner.", ["", "candidate", "employer", "organiser"]) };
  return asked(main, event ? `events/${event.id}/tasks` : "tasks", controls, (page, again) => {
    const words = t("console.tasks_count", { due: number(page.due), later: number(page.later) });
    announce(words);
    return [h("p", { class: "quiet" }, words),
      page.tasks.length === 0 ? h("div", { class: "panel empty" }, icon("task_alt"), h("p", {}, t("console.tasks_none")))
        : h("ul", { class: "cards" }, page.tasks.map((row) => taskCard(row, page, again, !event)))];
  });
}

function verdict(key, value) {
  return h("div", {}, h("span", { class: "quiet" }, t(key), ": "),
    h("span", { class: `pill ${VERDICTS[value]}` }, t(`console.verdict.${value || "none"}`)));
}

function steps(row) {
  if (row.steps.length === 0) return h("p", { class: "quiet" }, t("console.steps_none"));
  return h("ul", { class: "lines" }, row.steps.map((step) => h("li", {}, h("strong", {}, step.words),
    [t(`console.owner.${step.owner}`), step.due && shortDay(Date.parse(`${step.due}T12:00:00Z`)),
      step.language_at_work && t("console.language_at_work"), step.regular_job && t("console.regular_job")]
      .filter((part) => part).map((part) => ` · ${part}`))));
}

function outcomeCard(event, row, page, whenSaid) {
  const told = row.told_at ? h("span", { class: "pill good" }, t("console.told_on", { day: shortDay(row.told_at) }))
    : row.is_match && row.contact && h("span", { class: "pill bad" }, t("console.told_not"));
  return h("li", { class: "panel stack" },
    h("div", { class: "row between" }, who(row), row.is_match && h("span", { class: "pill good" }, icon("handshake"),
      t("console.match"))),
    h("div", { class: "row" }, verdict("console.candidate_says", row.candidate_says),
      verdict("console.employer_says", row.employer_says), row.reason && h("span", {}, reasonWords(row.reason)), told),
    steps(row),
    row.started_on && h("p", {}, t("console.started_on", { day: shortDay(Date.parse(`${row.started_on}T12:00:00Z`)) })),
    row.may_ask ? opened(t("console.answer_open"), "edit_note", () =>
      answerForm(event, row, { moment: "", today: page.today, reasons: page.reasons }, whenSaid))
      : h("p", { class: "quiet small" }, t("refused.follow_up_no_consent")),
    history(row));
}

export function outcomesPage(main, event) {
  const controls = { show: choices("console.outcomes_show.", ["match", "open", "no", "held"]) };
  return asked(main, `events/${event.id}/outcomes`, controls, (page, again) => {
    announce(t("console.outcomes_count", { count: number(page.total) }));
    return [h("dl", { class: "figures" },
      [["matches", "good"], ["open", ""], ["no", ""]].map(([name, mark]) => h("div", { class: `panel figure ${mark}` },
        h("dt", {}, t(`console.outcomes.${name}`)), h("dd", {}, number(page[name]))))),
    page.outcomes.length === 0 ? h("div", { class: "panel empty" }, icon("handshake"), h("p", {}, t("console.outcomes_none")))
      : h("ul", { class: "cards" }, page.outcomes.map((row) => outcomeCard(event, row, page, again)))];
  });
}
