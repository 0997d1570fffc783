// SPDX-License-Identifier: EUPL-1.2
// One event as it is now. While the page is looked at it asks again several times a second.
import { get } from "./api.js";
import { announceForm, announcementsNow } from "./announce.js";
import { attentionList } from "./attention.js";
import { fill, h, icon } from "./dom.js";
import { powerAndPrinter, troubleList } from "./health.js";
import { follow } from "./live.js";
import { belowBest } from "./plan.js";
import { clock, day, languageName, number, say, t } from "./words.js";

const BAR = 6;  // rem: the highest
const CLOCK_RIGHT = 60_000;  // ms

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

// In figures in the line above, and in the pill.
const SAID_BESIDE = ["silent", "backlog", "clock", "touch"];

function deviceTells(device) {
  return [device.last_seen && t("console.device_last", { time: clock(device.last_seen) }), powerAndPrinter(device),
    device.backlog > 0 && t("console.device_backlog", { count: number(device.backlog) }),
    Math.abs(device.offset_ms ?? 0) > CLOCK_RIGHT &&
      t("console.device_clock", { minutes: number(Math.round(Math.abs(device.offset_ms) / 60_000)) }),
    device.version].filter((part) => part).join(" · ");
}

function devices(live) {
  if (live.devices.length === 0) return h("p", { class: "quiet" }, t("console.devices_none"));
  return h("ul", { class: "lines" }, live.devices.map((device) => h("li", { class: "row between" },
    h("div", {}, h("strong", {}, h("bdi", {}, device.name || t("console.no_name"))),
      h("div", { class: "small quiet" }, t(`console.device.${device.role}`)),
      h("div", { class: "small quiet" }, deviceTells(device)),
      troubleList(device, SAID_BESIDE)),
    device.is_in_contact ? h("span", { class: "pill good" }, t("console.device_online"))
      : h("span", { class: "pill bad" }, device.last_seen
          ? t("console.device_since", { time: clock(device.last_seen) }) : t("console.device_never")))));
}

function placeOf(place) {
  return place.kind === "meet"
    ? [t("console.grid_at", { table: number(place.table) }), place.who, place.language && languageName(place.language)]
        .filter((part) => part).join(" · ")
    : t(`console.grid.${place.kind}`);
}

function interpreters(live) {
  if (live.interpreters.length === 0) return h("p", { class: "quiet" }, t("console.interpreters_none"));
  return h("ul", { class: "lines" }, live.interpreters.map((one) => h("li", {},
    h("strong", {}, h("bdi", {}, one.name)), " ",
    h("span", { class: "small quiet" }, one.languages.map(languageName).join(", ")),
    one.now && h("div", {}, t("console.interpreter_now", { where: placeOf(one.now) })),
    one.next && h("div", {}, t("console.interpreter_next", { time: clock(one.next.at), where: placeOf(one.next) })),
    h("div", { class: "small quiet" }, t("console.interpreter_left", { count: number(one.meets_left) }),
      one.until > 0 && ` · ${t("console.interpreter_until", { time: clock(one.until) })}`))));
}

function advice(event) {
  return h("section", { class: "panel stack" }, h("h2", {}, t("console.advice")),
    event.advice.length === 0 ? h("p", {}, t("console.advice_none"))
      : h("ul", { class: "notes" }, event.advice.map((one) => h("li", { class: one.weight },
          icon(one.weight === "warning" ? "warning" : "info"), h("span", {}, say(one))))));
}

function planFigure(live) {
  const value = !live.has_plan ? "–" : live.optimal ? "100%"
    : live.gap_per_mille < 0 ? "?" : `${number(100 - belowBest(live))}%`;
  return h("div", { class: "panel figure" }, h("dt", {}, t("console.plan_quality")), h("dd", {}, value));
}

/** A part of the page that is drawn anew only when what it shows is another; who was on a button of
 *  it by keys stays there. */
function part(words, element, draw) {
  const heading = h("h2", { tabindex: "-1" }, words);
  const inside = h("div", { class: "stack" });
  let shown = "";
  element.append(heading, inside);
  return { element, renew: (data) => {
    const text = JSON.stringify(data);
    if (text === shown) return;
    shown = text;
    const key = inside.contains(document.activeElement) && document.activeElement.dataset.key;
    const had = inside.contains(document.activeElement);
    fill(inside, draw(data));
    if (had) ([...inside.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key) || heading).focus();
  } };
}

const panel = () => h("section", { class: "panel stack" });

export async function overviewPage(main, event, me) {
  const mayAct = me.rights.includes("run_day");
  const ready = mayAct ? (await get("choices")).announcements : [];
  const facts = h("p", { class: "facts" });
  const figures = h("dl", { class: "figures" });
  const waiting = part(t("console.problems"), panel(), (entries) => attentionList(event, entries, mayAct));
  const came = part(t("console.arrivals"), panel(), arrivals);
  const linked = part(t("console.devices"), panel(), devices);
  const helping = part(t("console.interpreters"), panel(), interpreters);
  const told = part(t("console.announcements"), panel(), (shown) => announcementsNow(event, shown, mayAct));
  if (mayAct && event.state !== "over") told.element.append(announceForm(event, ready));
  fill(main, facts, figures,
    mayAct && h("p", { class: "row" }, h("a", { class: "button", href: `#/events/${event.id}/plan` }, icon("refresh"),
      t("console.nav_plan")), h("a", { class: "button", href: `#/events/${event.id}/grid` }, icon("grid_on"),
      t("console.nav_grid"))),
    h("div", { class: "columns even" },
      h("div", { class: "stack" }, waiting.element, came.element, event.state !== "over" && advice(event)),
      h("div", { class: "stack" }, told.element, helping.element, linked.element)));
  return follow(`events/${event.id}/live`, (live) => {
    fill(facts, h("span", {}, day(event.starts_at)), h("span", {}, `${clock(event.starts_at)}–${clock(event.ends_at)}`),
      event.place && h("span", {}, event.place),
      event.series && h("a", { href: `#/series/${event.id}` }, event.series), phase(live));
    fill(figures, figure(t("console.here"), live.here, live.registered),
      figure(t("console.employers_here"), live.employers_here, live.employers),
      figure(t("console.meets_planned"), live.meets_planned),
      figure(t("console.matches"), live.matches, null, "good"), planFigure(live));
    waiting.element.classList.toggle("need", live.attention.length > 0);
    waiting.renew(live.attention);
    came.renew({ arrivals: live.arrivals });
    linked.renew({ devices: live.devices });
    helping.renew({ interpreters: live.interpreters });
    told.renew(live.announcements);
  });
}
