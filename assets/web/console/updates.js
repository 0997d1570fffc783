// SPDX-License-Identifier: EUPL-1.2
// Which version runs where, and whether a newer one is out.
import { get } from "./api.js";
import { fill, h } from "./dom.js";
import { shortDay, t } from "./words.js";

function state(page) {
  if (page.fault) return h("p", { class: "alert" }, t(page.fault, { detail: page.detail }));
  if (!page.newest) return h("p", { class: "quiet" }, t("console.updates_not_known"));
  if (page.newest !== page.runs) return h("p", { class: "alert" }, t("console.updates_newer", { newest: page.newest }));
  return h("p", { class: "done" }, t("console.updates_newest", { until: shortDay(page.until) }));
}

function line(device) {
  const version = device.version ? t("console.updates_version", { version: device.version }) : t("console.updates_not_heard");
  return h("li", { class: "row between" }, h("bdi", {}, device.name || t("console.no_name")),
    h("span", { class: device.is_old ? "pill bad" : "quiet" }, device.is_old ? t("console.updates_old", { version: device.version }) : version));
}

/** Its place on the page of the devices; it fills itself. */
export function versions(event) {
  const holder = h("section", { class: "panel stack", "data-versions": "" }, h("h2", {}, t("console.updates")));
  get(`events/${event.id}/updates`).then((page) => fill(holder, h("h2", {}, t("console.updates")),
    h("p", {}, t("console.updates_server", { version: page.runs })), state(page),
    page.devices.length > 0 && h("ul", { class: "lines" }, page.devices.map(line))),
  () => fill(holder));
  return holder;
}
