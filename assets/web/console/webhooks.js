// SPDX-License-Identifier: EUPL-1.2
// Addresses of other systems that are told when something happened.
import { get, post } from "./api.js";
import { announce, field, fill, h, icon } from "./dom.js";
import { clock, shortDay, t } from "./words.js";

const LOOK_AGAIN_MS = 1500;  // while a test is under way
const PILLS = { told: "good", failing: "now", failed: "bad", closed: "bad" };

function failed(wrong, failure) {
  if (failure.status === 401) return;
  fill(wrong, h("p", { class: "alert" }, failure.message_key === "error.bad_message" ? t("console.look_again")
    : t(failure.message_key, { detail: failure.detail })));
}

const at = (milliseconds) => `${shortDay(milliseconds)}, ${clock(milliseconds)}`;

function lastAnswer(hook) {
  if (hook.is_waiting && PILLS[hook.state] !== "bad") return t("console.webhook_is_waiting");
  if (!hook.last_at) return t("console.webhook_never");
  const answer = hook.last_status ? t("console.webhook_answered", { status: hook.last_status }) : t(hook.last_failure);
  const next = hook.state === "failing" ? ` ${t("console.webhook_next", { at: at(hook.next_at) })}` : "";
  return `${at(hook.last_at)}: ${answer}${next}`;
}

function webhookCard(hook, again) {
  const wrong = h("div", { role: "alert" });
  const order = (act, done) => async () => {
    try {
      await post("webhooks", { act, id: hook.id });
      announce(t(done));
      await again();
    } catch (failure) {
      failed(wrong, failure);
    }
  };
  const isOver = hook.state === "failed" || hook.state === "closed";
  return h("li", { class: "panel stack", "data-webhook": hook.id },
    h("div", { class: "row between" },
      h("div", {}, h("h2", {}, h("bdi", {}, hook.name)), h("p", { class: "quiet" }, hook.url)),
      h("span", { class: `pill ${PILLS[hook.state]}` }, t(`console.webhook_state.${hook.state}`))),
    h("p", {}, hook.kinds.map((kind) => t(`console.webhook_kind.${kind}`)).join(" · ")),
    hook.state === "failed" && h("p", { class: "alert" }, t("console.webhook_gave_up")),
    h("p", { class: "quiet" }, lastAnswer(hook)),
    h("p", { class: "row" },
      !isOver && h("button", { type: "button", onclick: order("test", "console.webhook_is_waiting") },
        icon("send"), t("console.webhook_test")),
      isOver && h("button", { type: "button", onclick: order("open", "console.webhook_opened") },
        icon("lock_open"), t("console.webhook_open")),
      h("button", { type: "button", onclick: order("remove", "console.webhook_removed") },
        icon("delete"), t("console.webhook_remove"))), wrong);
}

function newForm(kinds, again) {
  const wrong = h("div", { role: "alert" });
  const given = h("div", {});
  const name = h("input", { name: "name", type: "text", required: true, maxlength: 60, autocomplete: "off" });
  const url = h("input", { name: "url", type: "url", required: true, maxlength: 400, autocomplete: "off", placeholder: "https://" });
  const boxes = kinds.map((kind) => h("input", { type: "checkbox", name: "kind", value: kind, checked: true }));
  async function add(submit) {
    submit.preventDefault();
    fill(wrong);
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    try {
      const { secret } = await post("webhooks", { act: "add", name: name.value.trim(), url: url.value.trim(), kinds: chosen });
      submit.target.reset();
      announce(t("console.webhook_added"));
      fill(given, h("div", { class: "done stack" }, h("p", {}, t("console.webhook_added")),
        h("p", {}, h("code", { "data-secret": true }, secret))));
      await again();
    } catch (failure) {
      failed(wrong, failure);
    }
  }
  return h("form", { class: "panel stack", onsubmit: add }, h("h2", {}, t("console.webhook_new")),
    h("p", {}, t("console.webhook_what")),
    h("div", { class: "fields" }, field(t("console.webhook_name"), name), field(t("console.webhook_url"), url)),
    h("fieldset", { class: "stack" }, h("legend", {}, t("console.webhook_kinds")),
      boxes.map((box) => h("label", { class: "row" }, box, t(`console.webhook_kind.${box.value}`)))),
    wrong, given, h("p", {}, h("button", { class: "strong", type: "submit" }, icon("add"), t("console.webhook_add"))));
}

export async function webhooksPage(main) {
  const list = h("ul", { class: "cards" });
  let timer = 0;
  const load = async () => {
    clearTimeout(timer);
    const { webhooks } = await get("webhooks");
    fill(list, webhooks.map((hook) => webhookCard(hook, load)));
    const waits = (hook) => hook.is_waiting && PILLS[hook.state] !== "bad";
    if (webhooks.some(waits)) timer = setTimeout(() => load().catch(() => {}), LOOK_AGAIN_MS);
  };
  const { kinds } = await get("webhooks");
  fill(main, list, newForm(kinds, load));
  await load();
  return () => clearTimeout(timer);
}
