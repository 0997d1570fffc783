// SPDX-License-Identifier: EUPL-1.2
import { calmly, field, fill, h, icon } from "./dom.js";
import { dateInput, input, send, showAdvice, startInput } from "./event_form.js";
import { clock, t } from "./words.js";

export async function copyPage(main, event) {
  const id = crypto.randomUUID();  // asked for twice, it is made once
  const name = input("name", { type: "text", required: true, maxlength: 60, value: event.name });
  const date = dateInput();
  const start = startInput();
  start.value = clock(event.starts_at);
  const wrong = h("div", { role: "alert" });
  const advice = h("section", { class: "panel stack", "aria-live": "polite" });
  const button = h("button", { class: "strong", type: "submit" }, icon("content_copy"), t("console.make_copy"));

  const order = (apply) => ({ id, apply, name: name.value.trim() || "-", date: date.value, start: start.value });
  const advise = calmly(async () => {
    const answer = await send(form, wrong, `events/${event.id}/copy`, order(false));
    if (answer) showAdvice(advice, answer);
  });
  async function make(submit) {
    submit.preventDefault();
    button.disabled = true;
    const answer = await send(form, wrong, `events/${event.id}/copy`, order(true));
    button.disabled = false;
    if (answer) location.hash = `#/events/${answer.id}`;
  }
  const form = h("form", { class: "columns", onsubmit: make, oninput: advise },
    h("div", { class: "stack" },
      h("div", { class: "panel stack" }, h("p", {}, t("console.copy_what")),
        h("div", { class: "fields" }, field(t("console.event_name"), name, { wide: true }),
          field(t("console.date"), date), field(t("console.start"), start))),
      wrong, h("p", {}, button)),
    h("div", { class: "stack" }, advice));
  fill(main, form);
  advise();
}
