// SPDX-License-Identifier: EUPL-1.2
import { get } from "./api.js";
import { fill, h, icon } from "./dom.js";
import { clock, day, isSameName, number, t } from "./words.js";

const MARKS = { today: "now", before: "info", over: "" };

function card(event, me) {
  return h("li", { class: "panel stack" },
    h("div", { class: "row between" },
      h("a", { class: "title", href: `#/events/${event.id}` }, event.name || t("console.no_name")),
      h("span", { class: `pill ${MARKS[event.state]}` }, t(`console.event.${event.state}`))),
    h("p", { class: "facts" },
      h("span", {}, day(event.starts_at)),
      h("span", {}, `${clock(event.starts_at)}–${clock(event.ends_at)}`),
      event.place && h("span", {}, event.place),
      event.kind && h("span", {}, event.kind),
      event.series && h("a", { href: `#/series/${event.id}` }, event.series),
      !isSameName(event.organiser, me.organiser) && h("bdi", {}, event.organiser)),
    h("p", { class: "facts" },
      h("span", {}, t("console.count.people", { count: number(event.people) })),
      h("span", {}, t("console.count.employers", { count: number(event.employers) })),
      event.here > 0 && h("span", {}, t("console.count.here", { count: number(event.here) }))));
}

export async function eventsPage(main, me) {
  const { events } = await get("events");
  const make = me.rights.includes("change_events") &&
    h("a", { class: "button strong", href: "#/new" }, icon("add"), t("console.nav_new"));
  if (events.length === 0)
    return fill(main, h("div", { class: "panel empty" }, icon("event"),
      h("h2", {}, t("console.events_empty")),
      h("p", {}, t(make ? "console.events_empty_make" : "console.events_empty_wait")), make));
  fill(main, make && h("p", {}, make), h("ul", { class: "cards" }, events.map((event) => card(event, me))));
}
