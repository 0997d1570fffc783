// SPDX-License-Identifier: EUPL-1.2
// "How did it go?": a few touches, and the rest may stay open.
import { post } from "./api.js";
import { announce, field, fill, h, icon, select } from "./dom.js";
import { clock, day, has, number, t } from "./words.js";

const MOMENTS = ["weeks_4", "months_3", "months_6", "months_12", "months_24"];
const WAYS = ["paid_job", "leerwerktraject", "bbl", "werkervaringsplaats", "proefplaatsing",
  "taalstage", "traineeship", "volunteering", "own_business", "school"];
const CONTRACTS = ["temporary", "permanent", "agency"];
const LEVELS = ["below", "fits", "above"];

export function momentWords(moment) {
  return moment === "started" ? t("console.answer_started")
    : moment === "ended" ? t("console.answer_ended")
      : t("console.answer_there", { moment: t(`moment.${moment}`) });
}

export function reasonWords(code) {
  if (!code) return "";
  if (has(`console.reason.${code}`)) return t(`console.reason.${code}`);
  return has(`why_not.${code}`) ? t(`why_not.${code}`) : code;
}

/** Buttons of which one is pressed; `chosen` is called with its value, or "" when it is let go. */
export function choice(legend, options, value, chosen) {
  let current = value;
  const buttons = options.map(([code, words]) => h("button", { type: "button", class: "chip",
    "aria-pressed": String(code === current), onclick: () => {
      current = code === current ? "" : code;
      buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(options[at][0] === current)));
      chosen(current);
    } }, words));
  return h("fieldset", { class: "choice" }, h("legend", {}, legend), h("div", { class: "row" }, buttons));
}

/** Everything that was answered so far, the newest first; nothing is ever taken out of it. */
export function history(row) {
  if (row.history.length === 0) return null;
  return h("details", { class: "more" },
    h("summary", { class: "button" }, icon("history"), t("console.history", { count: number(row.history.length) })),
    h("ol", { class: "notes", reversed: true }, [...row.history].reverse().map((said) => h("li", {},
      h("span", {}, h("strong", {}, momentWords(said.moment)), " ", t(`console.answer.${said.answer || "none"}`),
        [said.date, said.kind && t(`way.${said.kind}`), said.level && t(`console.level.${said.level}`),
          said.contract && t(`console.contract.${said.contract}`),
          said.hours > 0 && t("console.hours_week", { hours: number(said.hours) }), reasonWords(said.reason)]
          .filter((part) => part).map((part) => ` · ${part}`),
        h("div", { class: "small" }, t("console.said_by", { name: said.by || t("console.somebody"),
          day: day(said.at), time: clock(said.at) })))))));
}

/** The form for one person and employer. `moment` is what is asked, or empty: whoever fills it in
 *  chooses. `whenSaid` is called when it was written down. */
export function answerForm(event, row, { moment, today, reasons }, whenSaid) {
  const id = crypto.randomUUID();  // said twice, it is written down once
  const said = { moment: moment || (row.started_on ? "weeks_4" : "started"), answer: "", kind: "", level: "",
    contract: "", hours: 0, reason: "" };
  const date = h("input", { type: "date", name: "date", required: true, value: today, max: "2100-12-31" });
  const hours = h("input", { type: "number", name: "hours", min: 0, max: 168, value: "" });
  const details = h("div", { class: "stack" });
  const wrong = h("div", { role: "alert" });
  const save = h("button", { class: "strong", type: "submit", disabled: true }, icon("check"), t("console.write_down"));

  const reason = (words) => field(words, select([["", t("console.choose")],
    ...reasons.map((code) => [code, reasonWords(code)])], said.reason, { name: "reason",
      onchange: (change) => { said.reason = change.target.value; } }));
  const kind = () => field(t("console.answer_kind"), select([["", t("console.choose")],
    ...WAYS.map((way) => [way, t(`way.${way}`)])], said.kind, { name: "kind",
      onchange: (change) => { said.kind = change.target.value; } }));
  const more = () => [
    choice(t("console.answer_level"), LEVELS.map((level) => [level, t(`console.level.${level}`)]), said.level,
      (value) => { said.level = value; }),
    choice(t("console.answer_contract"), CONTRACTS.map((one) => [one, t(`console.contract.${one}`)]), said.contract,
      (value) => { said.contract = value; }),
    h("div", { class: "fields" }, kind(), field(t("console.answer_hours"), hours))];

  function drawDetails() {
    save.disabled = !said.answer;
    const began = said.moment === "started";
    if (said.answer === "yes" && said.moment === "ended")
      return fill(details, h("div", { class: "fields" }, field(t("console.answer_ended_on"), date),
        reason(t("console.answer_why"))));
    if (said.answer === "yes")
      return fill(details, more(), began && field(t("console.answer_since"), date));
    if (said.answer === "no" && began) return fill(details, reason(t("console.answer_why_not")));
    if (said.answer === "no" && said.moment !== "ended")
      return fill(details, h("div", { class: "fields" }, field(t("console.answer_ended_on"), date),
        reason(t("console.answer_why"))));
    return fill(details);
  }

  function question() {
    return choice(momentWords(said.moment), ["yes", "no", "maybe"].map((one) => [one, t(`console.answer.${one}`)]), said.answer, (value) => {
      said.answer = value;
      if (value === "yes" && said.moment === "started" && !said.kind) said.kind = row.way;
      drawDetails();
    });
  }
  const asked = h("div", {}, question());
  const which = !moment && field(t("console.answer_moment"), select(
    ["started", ...MOMENTS, "ended"].map((one) => [one, momentWords(one)]), said.moment,
    { name: "moment", onchange: (change) => {
      said.moment = change.target.value;
      said.answer = "";
      fill(asked, question());
      drawDetails();
    } }));

  async function write(submit) {
    submit.preventDefault();
    save.disabled = true;
    // "Not there any more" says when it ended: then nothing further is asked.
    const isOver = said.answer === "no" && MOMENTS.includes(said.moment);
    const worked = said.answer === "yes" && said.moment !== "ended";
    try {
      await post(`events/${event.id}/answers`, { id, person: row.person, organisation: row.organisation,
        moment: isOver ? "ended" : said.moment, answer: isOver ? "yes" : said.answer, date: date.value,
        kind: worked ? said.kind : "", level: worked ? said.level : "", contract: worked ? said.contract : "",
        hours: worked ? Number(hours.value) || 0 : 0, reason: worked ? "" : said.reason });
      announce(t("console.written_down"));
      whenSaid();
    } catch (failure) {
      save.disabled = false;
      if (failure.status !== 401) fill(wrong, h("p", { class: "alert" }, t(failure.message_key)));
    }
  }
  drawDetails();
  return h("form", { class: "stack answer", onsubmit: write }, which, asked, details, wrong, h("p", {}, save));
}
