// SPDX-License-Identifier: EUPL-1.2
// What somebody may ask about themselves: what is kept of them, and to be erased.
import { post } from "./api.js";
import { announce, field, fill, h, icon } from "./dom.js";
import { save } from "./retention.js";
import { t } from "./words.js";

/** The button of a person's row; nothing for whoever may not. `gone` is called when they are. */
export function requestButton(event, me, person, gone) {
  if (!me.rights.includes("answer_requests")) return null;
  return h("button", { type: "button", class: "small", onclick: () => open(event, person, gone) },
    icon("contact_page"), t("console.request"));
}

function open(event, person, gone) {
  const name = person.name || person.badge || person.code;
  const path = `events/${event.id}/people/${person.id}`;
  const purpose = h("input", { type: "text", required: true, maxlength: 200,
    value: t("console.request_purpose_asked") });
  const said = h("div", { role: "alert" });
  const failed = (failure) => fill(said, h("p", { class: "alert" }, t(failure.message_key)));

  async function access(submit) {
    submit.preventDefault();
    try {
      const answer = await post(`${path}/access`, { purpose: purpose.value.trim() });
      save(`access-${person.badge || person.code || person.id}.md`, "text/markdown", answer.text);
      fill(said, h("p", {}, t("console.request_access_done")));
    } catch (failure) {
      failed(failure);
    }
  }
  async function erase() {
    if (!confirm(t("console.request_erase_sure", { name }))) return;
    try {
      await post(`${path}/erase`, { confirm: true });
      dialog.close();
      announce(t("console.request_erased"));
      gone();
    } catch (failure) {
      failed(failure);
    }
  }
  const title = h("h2", { id: "request-title" }, t("console.request_of", { name }));
  const dialog = h("dialog", { class: "panel", "aria-labelledby": "request-title",
    onclose: () => dialog.remove() },
    h("form", { class: "stack", onsubmit: access }, title,
      field(t("console.request_purpose"), purpose, { wide: true }), said,
      h("p", { class: "tools" },
        h("button", { class: "strong", type: "submit" }, icon("download"), t("console.request_access")),
        h("button", { type: "button", onclick: erase }, icon("delete_forever"), t("console.request_erase")),
        h("button", { type: "button", onclick: () => dialog.close() }, t("console.request_close")))));
  document.body.append(dialog);
  dialog.showModal();
}
