// SPDX-License-Identifier: EUPL-1.2
// What waits for somebody now: the list of a host's kiosk, for whoever runs the day from elsewhere.
import { post } from "./api.js";
import { announce, h, icon } from "./dom.js";
import { troubleWords } from "./health.js";
import { clock, number, t } from "./words.js";

const SIGNS = { help: "pan_tool", missing: "person_off", refused: "error_outline", alike: "people",
  again: "help_outline", unknown: "help_outline", employer: "business", silent: "cloud_off", unwell: "warning",
  few_meets: "balance" };

const joined = (parts) => parts.filter((part) => part).flatMap((part, at) =>
  [at > 0 && " · ", h("bdi", {}, part)]);

function place(entry) {
  return entry.round_at && t("console.place", { time: clock(entry.round_at), table: number(entry.table) });
}

function details(entry) {
  return [entry.employer && entry.kind !== "employer" && entry.employer, place(entry),
    entry.message_key && t(entry.message_key), entry.at && clock(entry.at),
    entry.troubles && entry.troubles.map(troubleWords).join(" · "),
    entry.kind !== "silent" && entry.kind !== "unwell" && entry.device];
}

function title(entry) {
  const words = t(`console.attention.${entry.kind}`, { count: number(entry.count ?? 0), least: number(entry.least ?? 0) });
  const about = { alike: [entry.who, entry.other], employer: [entry.employer], silent: [entry.device],
    unwell: [entry.device] }[entry.kind] ||
    [entry.who];
  return [h("strong", {}, joined(about.some((part) => part) ? about : [words])),
    about.some((part) => part) && h("div", {}, words)];
}

/** The entries, each with what can be done about it by whoever may. */
export function attentionList(event, entries, mayAct) {
  if (entries.length === 0)
    return h("p", { class: "row" }, icon("check_circle"), t("console.problems_none"));
  async function settle(entry, button) {
    button.disabled = true;
    try {
      await post(`events/${event.id}/attention`, { id: entry.id });
      announce(t("console.settled"));
    } catch (failure) {
      button.disabled = false;
      if (failure.status !== 401) announce(t(failure.message_key));
    }
  }
  return h("ul", { class: "waiting" }, entries.map((entry) => h("li", { class: entry.kind === "help" ? "pressing" : null },
    h("div", { class: "row" }, icon(SIGNS[entry.kind] || "error"), h("div", { class: "grow" }, title(entry),
      h("div", { class: "small quiet" }, joined(details(entry))))),
    mayAct && h("div", { class: "row" },
      entry.person && h("a", { class: "button", "data-key": `plan ${entry.person}`,
        href: `#/events/${event.id}/plan/no_show/${entry.person}` }, icon("refresh"), t("console.plan_fill")),
      entry.kind === "few_meets" && h("a", { class: "button", "data-key": "plan few",
        href: `#/events/${event.id}/plan` }, icon("refresh"), t("console.nav_plan")),
      entry.id && h("button", { type: "button", "data-key": `settle ${entry.id}`,
        onclick: (click) => settle(entry, click.currentTarget) }, icon("check"), t("console.settle"))))));
}
