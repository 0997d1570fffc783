// SPDX-License-Identifier: EUPL-1.2
// What the forms for a new event and for a copy share.
import { Failure, post } from "./api.js";
import { fill, h, icon } from "./dom.js";
import { clock, day, isoDay, say, t } from "./words.js";

const DAY = 24 * 3600 * 1000;
const THURSDAY = 4;

/** In four weeks, on a day on which people can come. */
function inFourWeeks() {
  const soonest = Date.now() + 28 * DAY;
  return soonest + ((THURSDAY - new Date(soonest).getDay() + 7) % 7) * DAY;
}

export const input = (name, attributes) => h("input", { name, ...attributes });
export const dateInput = () => input("date", { type: "date", required: true, value: isoDay(inFourWeeks()) });
export const startInput = () => input("start", { type: "time", required: true, value: "13:00" });

/** "What is to know about it", renewed while somebody types. */
export function showAdvice(panel, answer) {
  fill(panel, h("h2", {}, t("console.advice")),
    h("p", {}, day(answer.starts_at), ", ", `${clock(answer.starts_at)}–${clock(answer.ends_at)}`),
    answer.advice.length === 0 ? h("p", {}, t("console.advice_none"))
      : h("ul", { class: "notes" }, answer.advice.map((one) => h("li", { class: one.weight },
          icon(one.weight === "warning" ? "warning" : "info"), h("span", {}, say(one))))));
}

/** Posts the order; a member that is wrong is marked in the form. Gives nothing when it was refused. */
export async function send(form, wrong, path, order) {
  for (const control of form.elements) control.removeAttribute("aria-invalid");
  fill(wrong);
  try {
    return await post(path, order);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    const control = failure.message_key === "error.bad_message" && form.elements.namedItem(failure.detail);
    if (control instanceof HTMLElement) {
      control.setAttribute("aria-invalid", "true");
      if (order.apply) control.focus();
    }
    // While somebody is still typing an open field is no mistake.
    if (order.apply || !control)
      fill(wrong, h("p", { class: "alert" }, t(control ? "console.look_again" : failure.message_key, { detail: failure.detail })));
    return null;
  }
}
