// SPDX-License-Identifier: EUPL-1.2
// One event as it is now. While the page is looked at it asks again several times a second.
import { fill, h, icon } from "./dom.js";
import { follow } from "./live.js";
import { clock, day, number, say, t } from "./words.js";

const BAR = 6;  // rem: the highest

function figure(words, value, of = null, mark = "") {
  return h("div", { class: `panel figure ${mark}` }, h("dt", {}, words),
    h("dd", {}, number(value), of !== null && h("small", {}, ` / ${number(of)}`)));
}

function phase(live) {
  const round = { round: number(live.round + 1), rounds: number(live.rounds) };
  return h("span", { class: `pill ${live.phase === "meeting" ? "now" : "info"}` },
    t(`console.phase.${live.phase}`, round));
}

function arrivals(live) {
  if (live.arrivals.length === 0) return h("p", { class: "quiet" }, t("console.arrivals_none"));
  const most = Math.max(...live.arrivals.map((bar) => bar.people));
  return h("ul", { class: "bars" }, live.arrivals.map((bar) => {
    const block = h("i");
    block.style.height = `${(BAR * bar.people) / most}rem`;
    return h("li", {}, h("span", {}, number(bar.people)), block, h("span", {}, clock(bar.at)));
  }));
}

function problems(live) {
  if (live.problems.length === 0)
    return h("p", { class: "row" }, icon("check_circle"), t("console.problems_none"));
  return h("ul", { class: "notes" }, live.problems.map(({ kind, count }) =>
    h("li", { class: "bad" }, icon("error"), h("span", {}, t(`console.problem.${kind}`, { count: number(count) })))));
}

function devices(live) {
  if (live.devices.length === 0) return h("p", { class: "quiet" }, t("console.devices_none"));
  return h("ul", { class: "lines" }, live.devices.map((device) => h("li", { class: "row between" },
    h("div", {}, h("strong", {}, device.name || t("console.no_name")),
      h("div", { class: "small quiet" }, t(`console.device.${device.role}`))),
    device.is_in_contact ? h("span", { class: "pill good" }, t("console.device_online"))
      : h("span", { class: "pill bad" }, device.last_seen
          ? t("console.device_since", { time: clock(device.last_seen) }) : t("console.device_never")))));
}

function advice(event) {
  return h("section", { class: "panel stack" }, h("h2", {}, t("console.advice")),
    event.advice.length === 0 ? h("p", {}, t("console.advice_none"))
      : h("ul", { class: "notes" }, event.advice.map((one) => h("li", { class: one.weight },
          icon(one.weight === "warning" ? "warning" : "info"), h("span", {}, say(one))))));
}

function draw(main, event, live) {
  fill(main,
    h("p", { class: "facts" }, h("span", {}, day(event.starts_at)),
      h("span", {}, `${clock(event.starts_at)}–${clock(event.ends_at)}`),
      event.place && h("span", {}, event.place), phase(live)),
    h("dl", { class: "figures" },
      figure(t("console.here"), live.here, live.registered),
      figure(t("console.employers_here"), live.employers_here, live.employers),
      figure(t("console.meets_planned"), live.meets_planned),
      figure(t("console.matches"), live.matches, null, "good")),
    h("div", { class: "columns" },
      h("div", { class: "stack" },
        h("section", { class: "panel stack" }, h("h2", {}, t("console.arrivals")), arrivals(live)),
        event.state !== "over" && advice(event)),
      h("div", { class: "stack" },
        h("section", { class: `panel stack ${live.problems.length ? "need" : ""}` },
          h("h2", {}, t("console.problems")), problems(live)),
        h("section", { class: "panel stack" }, h("h2", {}, t("console.devices")), devices(live)))));
}

export function overviewPage(main, event) {
  return follow(`events/${event.id}/live`, (live) => draw(main, event, live));
}
