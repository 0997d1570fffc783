// SPDX-License-Identifier: EUPL-1.2
// How long data of people is kept, what is erased soon, and what was.
import { get, post } from "./api.js";
import { announce, field, fill, h, icon } from "./dom.js";
import { clock, day, language, number, t } from "./words.js";

const kind = (one) => t(`console.retention.kind.${one.kind}`);
const rule = (one) => t(`console.retention.rule.${one.rule}`);

function cell(key, ...inside) {
  return h("td", { "data-label": t(key) }, ...inside);
}

function table(keys, rows) {
  return h("div", { class: "panel" }, h("table", { class: "list" },
    h("thead", {}, h("tr", {}, keys.map((key) => h("th", { scope: "col" }, t(key))))),
    h("tbody", {}, rows)));
}

function keptNow(answer) {
  const soon = answer.groups.filter((group) => group.erased_at > 0).map((group) => group.erased_at);
  return h("section", { class: "stack" }, h("h2", {}, t("console.retention.now_kept")),
    soon.length > 0 && h("p", { class: "alert", role: "alert" },
      t("console.retention.warned", { date: day(Math.min(...soon)) })),
    answer.groups.length === 0 ? h("p", { class: "panel empty" }, t("console.retention.nothing_kept"))
      : table(["console.retention.who", "console.retention.how_many", "console.retention.rule",
          "console.retention.until"],
        answer.groups.map((group) => h("tr", {}, h("th", { scope: "row" }, kind(group)),
          h("td", { class: "number", "data-label": t("console.retention.how_many") }, number(group.count)),
          cell("console.retention.rule", rule(group)),
          cell("console.retention.until", group.until === 0 ? t("console.retention.no_day")
            : day(Math.max(group.until, group.erased_at)))))));
}

function wasErased(answer) {
  return h("section", { class: "stack" }, h("h2", {}, t("console.retention.was_erased")),
    answer.erased.length === 0 ? h("p", { class: "panel empty" }, t("console.retention.nothing_erased"))
      : table(["console.retention.who", "console.retention.how_many", "console.retention.rule",
          "console.retention.when"],
        answer.erased.map((one) => h("tr", {}, h("th", { scope: "row" }, kind(one)),
          h("td", { class: "number", "data-label": t("console.retention.how_many") }, number(one.count)),
          cell("console.retention.rule", rule(one)),
          cell("console.retention.when", `${day(one.to)}, ${clock(one.to)}`)))));
}

/** Gives the browser a file that was made here. */
export function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function certificate(event) {
  const wrong = h("div", { role: "alert" });
  const make = async () => {
    try {
      const answer = await get(`events/${event.id}/retention/certificate`);
      save("erasure-certificate.json", "application/json", `${JSON.stringify(answer, null, 1)}\n`);
    } catch (failure) {
      fill(wrong, h("p", { class: "alert" }, t(failure.message_key)));
    }
  };
  return h("section", { class: "stack" }, h("p", {}, t("console.retention.certificate_what")), wrong,
    h("p", { class: "row" }, h("a", { class: "button", download: true, href: `/v1/console/events/${event.id}/retention/certificate.pdf?language=${language()}` },
      icon("verified"), t("console.certificate.pdf")),
    h("button", { type: "button", onclick: make }, icon("data_object"), t("console.retention.certificate"))));
}

function settings(event, answer, show) {
  const days = (name) => h("input", { type: "number", required: true, min: 1, max: answer.most_days,
    value: answer[name] });
  const plain = days("retention_days");
  const consented = days("consented_days");
  const hold = h("input", { type: "text", maxlength: 200, autocomplete: "off", value: answer.legal_hold });
  const wrong = h("div", { role: "alert" });
  const keep = async (submit) => {
    submit.preventDefault();
    try {
      const now = await post(`events/${event.id}/retention`, { retention_days: Number(plain.value),
        consented_days: Number(consented.value), legal_hold: hold.value.trim() });
      show(now);
      announce(t("console.retention.saved"));
    } catch (failure) {
      fill(wrong, h("p", { class: "alert" }, t(failure.message_key)));
    }
  };
  return h("form", { class: "panel stack", onsubmit: keep },
    h("div", { class: "fields" }, field(t("console.retention.days"), plain),
      field(t("console.retention.consented_days"), consented,
        { hint: t("console.retention.consented_days_hint") }),
      field(t("console.retention.legal_hold"), hold,
        { hint: t("console.retention.legal_hold_hint"), wide: true })),
    wrong, h("p", {}, h("button", { class: "strong", type: "submit" }, icon("save"), t("console.retention.save"))));
}

export async function retentionPage(main, event, me) {
  const show = (answer) => fill(main,
    h("p", {}, t("console.retention.what", { days: number(answer.warned_days) })),
    answer.legal_hold && h("p", { class: "alert" }, t("console.retention.hold", { why: answer.legal_hold })),
    me.rights.includes("change_events") && settings(event, answer, show),
    keptNow(answer), wasErased(answer), certificate(event));
  show(await get(`events/${event.id}/retention`));
}
