// SPDX-License-Identifier: EUPL-1.2
// How a device is: what is wrong with it, worst first, its battery and its printer.
import { h, icon } from "./dom.js";
import { number, t } from "./words.js";

// What passes by itself, or may be nothing.
const QUIET = ["backlog", "touch"];
const PRINTERS = ["ready", "printing", "paper_out", "stopped", "absent", "unknown"];

export const troubleWords = (word) => t(`console.trouble.${word}`);

/** `skipped`: words that are said elsewhere on the card. */
export function troubleList(device, skipped = []) {
  const troubles = device.troubles.filter((word) => !skipped.includes(word));
  if (troubles.length === 0) return null;
  return h("ul", { class: "plain troubles" }, troubles.map((word) => h("li",
    { class: QUIET.includes(word) ? "row small quiet" : "row small alert", "data-trouble": word },
    icon(QUIET.includes(word) ? "info" : "warning"), h("span", {}, troubleWords(word)))));
}

/** "Battery 83 % · Printer: ready"; empty where there is neither. */
export function powerAndPrinter(device) {
  const battery = device.battery !== undefined && t(device.is_charging ? "console.battery_charging" : "console.battery",
    { percent: number(device.battery) });
  const printer = device.printer && t("console.printer_state",
    { state: t(`console.printer.${PRINTERS.includes(device.printer) ? device.printer : "unknown"}`) });
  return [battery, printer].filter((part) => part).join(" · ");
}
