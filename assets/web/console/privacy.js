// SPDX-License-Identifier: EUPL-1.2
// The register of processing and the impact assessment, as the server works them out.
import { get } from "./api.js";
import { fill, h } from "./dom.js";
import { clock, day, language, number, t } from "./words.js";

const STATES = { on: "good", off: "bad", partly: "bad", figure: "" };

function table(keys, rows) {
  return h("div", { class: "panel" }, h("table", { class: "list" },
    h("thead", {}, h("tr", {}, keys.map((key) => h("th", { scope: "col" }, t(`console.privacy.${key}`))))),
    h("tbody", {}, rows)));
}

function row(keys, head, ...cells) {
  return h("tr", {}, h("th", { scope: "row" }, head),
    cells.map((inside, at) => h("td", { "data-label": t(`console.privacy.${keys[at + 1]}`) }, inside)));
}

function listed(title, keys, rows) {
  return h("section", { class: "stack" }, h("h3", {}, t(`console.privacy.${title}`)), table(keys, rows));
}

function about(answer) {
  const { retention } = answer;
  const counted = Object.fromEntries(["people", "staff", "employers", "interpreters"].map((name) =>
    [name, number(answer[name])]));
  const line = (key, text) => [h("dt", {}, t(`console.privacy.${key}`)), h("dd", {}, h("bdi", {}, text))];
  return h("dl", { class: "panel register" }, line("controller", answer.controller),
    line("purpose", t(`console.privacy.purpose_text`)), line("basis", t(`console.privacy.basis_text`)),
    line("people", t(`console.privacy.people_text`, counted)), line("recipients", t(`console.privacy.recipients_text`)),
    line("retention", retention.legal_hold ? t("console.retention.hold", { why: retention.legal_hold })
      : t("console.retention.terms", { days: number(retention.retention_days),
          consented_days: number(retention.consented_days) })));
}

function consents(answer) {
  const keys = ["purpose", "given", "refused"];
  return listed("consents", keys, answer.consents.map((one) => row(keys,
    t(`console.privacy.consent.${one.purpose}`), number(one.given), number(one.refused))));
}

function fields(answer) {
  const keys = ["field", "audience", "filled"];
  return [listed("fields", keys, answer.fields.map((one) => row(keys,
    [one.title, " ", h("span", { class: "small quiet" }, one.name)], one.audience,
    number(one.people)))), h("p", { class: "quiet" }, t(`console.privacy.audience_letters`))];
}

function devices(answer) {
  const keys = ["role", "in_use", "revoked"];
  return answer.devices.length > 0 && listed("devices", keys, answer.devices.map((one) => row(keys,
    t(`console.device.${one.role}`), number(one.devices), number(one.revoked))));
}

function exported(answer) {
  const keys = ["when", "file", "purpose", "by"];
  if (answer.exports.length === 0)
    return h("section", { class: "stack" }, h("h3", {}, t(`console.privacy.exports`)),
      h("p", { class: "panel empty" }, t(`console.privacy.no_exports`)));
  return listed("exports", keys, answer.exports.map((one) => row(keys,
    `${day(one.at)}, ${clock(one.at)}`, one.format, h("bdi", {}, one.purpose), h("bdi", {}, one.by))));
}

/** Who looked at whom: for administrators. */
function looks(answer) {
  const keys = ["when", "who", "seen"];
  const title = [h("h2", {}, t("console.privacy.looks")), h("p", {}, t("console.privacy.looks_what"))];
  if (answer.looks.length === 0)
    return h("section", { class: "stack" }, title, h("p", { class: "panel empty" }, t("console.privacy.no_looks")));
  return h("section", { class: "stack", "data-looks": answer.total }, title, table(keys, answer.looks.map((one) => row(keys,
    `${day(one.at)}, ${clock(one.at)}`, h("bdi", {}, one.by || t("console.no_name")),
    one.person ? h("bdi", {}, one.who || t("console.no_name")) : t(`console.privacy.list.${one.page}`)))));
}

function risk(one) {
  return h("section", { class: "panel stack" }, h("h3", {}, t(`console.privacy.risk.${one.risk}`)),
    h("ul", { class: "measures" }, one.measures.map(({ measure, state, values }) => h("li", {},
      h("span", { class: `pill ${STATES[state]}` }, t(`console.privacy.state.${state}`)), " ",
      t(`console.privacy.measure.${measure}`, values)))));
}

export async function privacyPage(main, event, me) {
  const seen = me.rights.includes("change_accounts") ? await get(`events/${event.id}/looks`) : null;
  const answer = await get(`events/${event.id}/privacy?language=${language()}`);
  fill(main, h("p", {}, t(`console.privacy.what`, { time: `${clock(answer.made_at)}, ${day(answer.made_at)}` })),
    h("h2", {}, t(`console.privacy.register`)), about(answer), consents(answer), fields(answer), devices(answer),
    exported(answer), seen && looks(seen),
    h("h2", {}, t(`console.privacy.dpia`)),
    answer.open > 0 ? h("p", { class: "alert" }, t(`console.privacy.open`, { count: number(answer.open) }))
      : h("p", { class: "pill good" }, t(`console.privacy.none_open`)),
    answer.risks.map(risk));
}
