// SPDX-License-Identifier: EUPL-1.2
// The devices of an event: those that wait to be let in, and all that were.
import { get, post } from "./api.js";
import { announce, field, fill, h, icon, select } from "./dom.js";
import { send } from "./event_form.js";
import { powerAndPrinter, troubleList } from "./health.js";
import { follow } from "./live.js";
import { versions } from "./updates.js";
import { clock, shortDay, t } from "./words.js";

const ROLES = ["reception", "host", "browse", "table", "board"];
const LANGUAGES = ["nl", "en", "ar", "ti", "fa", "tr", "so", "ps", "fr", "uk"];
const TURNS = ["0", "90", "180", "270"];

function waiting(page) {
  if (page.waiting.length === 0) return h("p", { class: "quiet" }, t("console.waiting_none"));
  return h("ul", { class: "lines", "data-waiting": page.waiting.length }, page.waiting.map((one) => h("li", { class: "row" },
    icon("tablet"), h("span", {}, t("console.waiting_since", { code: one.begins_with, time: clock(one.since) })))));
}

function contact(device) {
  if (device.is_revoked) return h("span", { class: "pill" }, t("console.device_withdrawn"));
  if (device.is_in_contact) return h("span", { class: "pill good" }, t("console.device_online"));
  return h("span", { class: "pill bad" }, device.last_seen
    ? t("console.device_since", { time: clock(device.last_seen) }) : t("console.device_never"));
}

/** What is withdrawn is gone for good, so it is asked twice. */
function withdraw(event, device, again) {
  const wrong = h("div", { role: "alert" });
  return h("details", { class: "more" }, h("summary", { class: "button" }, icon("block"), t("console.device_withdraw")),
    h("div", { class: "stack" }, h("p", {}, t("console.device_withdraw_what")), wrong,
      h("p", {}, h("button", { class: "danger", type: "button", onclick: async () => {
        try {
          await post(`events/${event.id}/devices/revoke`, { device: device.id });
          announce(t("console.device_withdrawn"));
          await again();
        } catch (failure) {
          fill(wrong, h("p", { class: "alert" }, t(failure.message_key)));
        }
      } }, t("console.device_withdraw")))));
}

/** What the device said of the last order of this kind. */
function answered(device, kind) {
  const order = device.orders.find((one) => one.kind === kind);
  if (!order) return null;
  if (!order.answered_at) return h("span", { class: "small quiet" }, t("console.order_waits", { time: clock(order.ordered_at) }));
  const words = order.fault ? t("console.order_failed", { why: t(order.fault), time: clock(order.answered_at) })
    : t("console.order_done", { time: clock(order.answered_at) });
  return h("span", { class: `small ${order.fault ? "alert" : "done"}` }, words);
}

const wished = (device, kind, otherwise) => device.orders.find((one) => one.kind === kind)?.value ?? otherwise;

/** A place that is filled anew when the device is another; what is typed beside it stays. */
function place(parts, draw) {
  const holder = h("span", {});
  parts.push((device) => fill(holder, draw(device)));
  return holder;
}

function block(parts, draw) {
  const holder = h("div", {});
  parts.push((device) => fill(holder, draw(device)));
  return holder;
}

/** A setting: its control, a button, and what became of it. */
function setting(parts, kind, control, send) {
  return h("div", { class: "row", "data-order": kind }, field(t(`console.order.${kind}`), control),
    h("button", { type: "button", onclick: () => send(kind, control.value.trim()) }, t("console.order_set")),
    place(parts, (device) => answered(device, kind)));
}

function settings(event, device, parts, again) {
  const wrong = h("div", { role: "alert" });
  const send = async (kind, value) => {
    fill(wrong);
    try {
      await post(`events/${event.id}/devices/order`, { device: device.id, kind, value });
      announce(t("console.order_sent"));
      await again();
    } catch (failure) {
      fill(wrong, h("p", { class: "alert" }, t(failure.message_key === "error.bad_message" ? "console.look_again" : failure.message_key, { detail: failure.detail })));
    }
  };
  const roles = ROLES.map((role) => [role, t(`console.device.${role}`)]);
  const volumes = [...Array(11).keys()].map((step) => [String(step), String(step)]);
  const turns = TURNS.map((turn) => [turn, t("console.order_degrees", { degrees: turn })]);
  const text = (value, most) => h("input", { type: "text", autocomplete: "off", maxlength: most, value });
  const act = (kind, value, words) => h("button", { type: "button", class: kind === "wipe" ? "danger" : null, "data-act": value || kind,
    onclick: () => send(kind, value) }, t(words));
  return h("details", { class: "more" }, h("summary", { class: "button" }, icon("tune"), t("console.device_settings")),
    h("div", { class: "stack" },
      setting(parts, "name", text(device.name, 60), send),
      setting(parts, "role", select(roles, device.role), send),
      setting(parts, "languages", text(wished(device, "languages", ""), 60), send),
      h("p", { class: "hint" }, t("console.order_languages_hint", { languages: LANGUAGES.join(",") })),
      setting(parts, "volume", select(volumes, wished(device, "volume", "7")), send),
      setting(parts, "rotation", select(turns, wished(device, "rotation", "0")), send),
      setting(parts, "printer", text(wished(device, "printer", ""), 80), send),
      h("p", { class: "hint" }, t("console.order_printer_hint")),
      h("div", { class: "row" }, act("restart", "", "console.order_restart"), act("restart", "computer", "console.order_reboot"), place(parts, (now) => answered(now, "restart"))),
      h("p", {}, t("console.order_wipe_what")),
      h("div", { class: "row" }, act("wipe", "", "console.order_wipe"), place(parts, (now) => answered(now, "wipe"))), wrong));
}

/** The card of a device, and what brings it up to date. */
function deviceCard(event, device, again) {
  const name = (now) => now.name || t("console.no_name");
  const parts = [];
  const card = h("li", { class: "panel stack" },
    h("div", { class: "row between" }, h("div", {}, h("h3", {}, place(parts, (now) => h("bdi", {}, name(now)))),
      h("p", { class: "small quiet" }, place(parts, (now) => [t(`console.device.${now.role}`), now.organisation && ` · ${now.organisation}`]),
        ` · ${t("console.device_paired", { time: shortDay(device.paired_at) })}`),
      h("p", { class: "small quiet" }, place(parts, powerAndPrinter))), place(parts, contact)),
    block(parts, (now) => troubleList(now, ["silent"])),
    device.is_revoked ? answered(device, "wipe") : settings(event, device, parts, again),
    !device.is_revoked && withdraw(event, device, again));
  const renew = (now) => {
    card.setAttribute("data-device", name(now));
    for (const part of parts) part(now);
  };
  renew(device);
  return { card, renew };
}

/** What an organiser says of a device whose screen they see. */
function letInForm(event, page, code, done) {
  const wrong = h("div", { role: "alert" });
  const roles = ROLES.map((role) => [role, t(`console.device.${role}`)]);
  const owners = [["", t("console.let_in_nobody")], ...page.organisations.map((one) => [one.id, one.name])];
  const form = h("form", { class: "panel stack", onsubmit: async (submit) => {
    submit.preventDefault();
    const said = Object.fromEntries(["code", "name", "role", "organisation", "pin"].map((name) => [name, form.elements.namedItem(name).value.trim()]));
    if (!await send(form, wrong, `events/${event.id}/devices/let-in`, { ...said, apply: true })) return;
    form.reset();
    form.elements.namedItem("code").value = "";
    fill(wrong, h("p", { class: "done" }, t("console.let_in_done", { name: said.name })));
    announce(t("console.let_in_done", { name: said.name }));
    await done();
  } }, h("h2", {}, t("console.let_in")), h("p", {}, t("console.let_in_what")),
  h("div", { class: "fields" },
    field(t("console.let_in_code"), h("input", { name: "code", required: true, maxlength: 12, autocomplete: "off", autocapitalize: "characters", spellcheck: "false", placeholder: "K7MF-3XQT", value: code })),
    field(t("console.let_in_name"), h("input", { name: "name", required: true, maxlength: 60, autocomplete: "off" })),
    field(t("console.let_in_role"), select(roles, "reception", { name: "role" })),
    field(t("console.let_in_organisation"), select(owners, "", { name: "organisation" })),
    field(t("console.let_in_pin"), h("input", { name: "pin", type: "password", inputmode: "numeric", autocomplete: "off", maxlength: 12 }), { hint: t("console.let_in_pin_hint") })),
  wrong, h("p", {}, h("button", { class: "strong", type: "submit" }, icon("login"), t("console.let_in_do"))));
  return form;
}

/** `code`: of a kiosk whose picture was read by a phone. */
export async function devicesPage(main, event, me, code = "") {
  const path = `events/${event.id}/devices`;
  const queue = h("div", {});
  const list = h("ul", { class: "stack plain" });
  let cards = new Map();
  let shown = "";
  const draw = (page) => {
    fill(queue, waiting(page));
    // Cards stay as long as the devices do: somebody may be typing in one.
    const keys = page.devices.map((device) => `${device.id} ${device.is_revoked}`);
    const isSame = keys.length === cards.size && keys.every((key) => cards.has(key));
    cards = new Map(page.devices.map((device, at) => [keys[at], cards.get(keys[at]) || deviceCard(event, device, renew)]));
    page.devices.forEach((device, at) => cards.get(keys[at]).renew(device));
    // Who needs somebody comes first; nothing moves under a hand that is in one.
    if (keys.join() === shown || (isSame && list.contains(document.activeElement))) return;
    shown = keys.join();
    fill(list, [...cards.values()].map((one) => one.card));
  };
  const renew = async () => draw(await get(path));
  const first = await get(path);
  fill(main, letInForm(event, first, code, renew),
    h("section", { class: "panel stack" }, h("h2", {}, t("console.waiting")), queue),
    h("section", { class: "stack" }, h("h2", {}, t("console.devices")), list), versions(event));
  return follow(path, draw);
}

/** Where the picture on a kiosk leads to: which event is the one with this code for? */
export async function letInPage(main, code) {
  const { events } = await get("events");
  fill(main, h("p", {}, t("console.let_in_what")), h("h2", {}, t("console.let_in_which")),
    h("ul", { class: "lines" }, events.map((event) => h("li", {},
      h("a", { href: `#/events/${event.id}/devices/${encodeURIComponent(code)}` }, event.name, " · ", shortDay(event.starts_at))))));
}
