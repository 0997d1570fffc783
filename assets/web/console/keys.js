// SPDX-License-Identifier: EUPL-1.2
// Keys by which programs of others ask for the organiser's events.
import { get, post } from "./api.js";
import { announce, field, fill, h, icon } from "./dom.js";
import { clock, day, t } from "./words.js";

const PILLS = { good: "good", over: "bad", revoked: "bad" };

const at = (milliseconds) => `${day(milliseconds)}, ${clock(milliseconds)}`;

function failed(wrong, failure) {
  if (failure.status === 401) return;
  fill(wrong, h("p", { class: "alert" }, failure.message_key === "error.bad_message" ? t("console.look_again")
    : t(failure.message_key, { detail: failure.detail })));
}

function history(key) {
  const until = key.valid_until ? t("console.key_good_until", { time: day(key.valid_until - 1) }) : t("console.key_for_good");
  const made = key.made_by ? t("console.key_made", { time: at(key.made_at), name: key.made_by })
    : t("console.key_made_plain", { time: at(key.made_at) });
  return [key.state === "revoked" ? t("console.key_revoked", { time: at(key.revoked_at), name: key.revoked_by }) : until,
    key.last_used ? t("console.key_used", { time: at(key.last_used) }) : t("console.key_unused"), made];
}

/** What is revoked is gone for good, so it is asked twice. */
function revoke(key, again) {
  const wrong = h("div", { role: "alert" });
  return h("details", { class: "more" }, h("summary", { class: "button" }, icon("block"), t("console.key_revoke")),
    h("div", { class: "stack" }, h("p", {}, t("console.key_revoke_what")), wrong,
      h("p", {}, h("button", { class: "danger", type: "button", onclick: async () => {
        try {
          await post("keys", { act: "revoke", id: key.id });
          announce(t("console.key_revoked_done"));
          await again();
        } catch (failure) {
          failed(wrong, failure);
        }
      } }, t("console.key_revoke")))));
}

function keyCard(key, again) {
  return h("li", { class: "panel stack", "data-key-id": key.id },
    h("div", { class: "row between" }, h("h2", {}, h("bdi", {}, key.name)),
      h("span", { class: `pill ${PILLS[key.state]}` }, t(`console.key_state.${key.state}`))),
    h("p", {}, key.scopes.map((scope) => t(`console.key_scope.${scope}`)).join(" · ")),
    history(key).map((line) => h("p", { class: "small quiet" }, line)),
    key.state !== "revoked" && revoke(key, again));
}

function newForm({ scopes, slug }, again) {
  const wrong = h("div", { role: "alert" });
  const given = h("div", {});
  const name = h("input", { name: "name", type: "text", required: true, maxlength: 60, autocomplete: "off" });
  const until = h("input", { name: "until", type: "date" });
  const boxes = scopes.map((scope) => h("input", { type: "checkbox", name: "scope", value: scope }));
  async function add(submit) {
    submit.preventDefault();
    fill(wrong);
    fill(given);
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    try {
      const made = await post("keys", { act: "add", name: name.value.trim(), until: until.value, scopes: chosen });
      submit.target.reset();
      announce(t("console.key_added"));
      fill(given, h("div", { class: "done stack" }, h("p", {}, t("console.key_added")),
        h("p", {}, h("code", { "data-secret": true }, made.key)), h("p", {}, t("console.key_path", { slug }))));
      await again();
    } catch (failure) {
      failed(wrong, failure);
    }
  }
  return h("form", { class: "panel stack", onsubmit: add }, h("h2", {}, t("console.key_new")),
    h("p", {}, t("console.key_what")),
    h("div", { class: "fields" }, field(t("console.key_name"), name),
      field(t("console.key_until"), until, { hint: t("console.key_until_hint") })),
    h("fieldset", { class: "stack" }, h("legend", {}, t("console.key_scopes")),
      boxes.map((box) => h("label", { class: "row" }, box, t(`console.key_scope.${box.value}`)))),
    wrong, given, h("p", {}, h("button", { class: "strong", type: "submit" }, icon("vpn_key"), t("console.key_add"))));
}

export async function keysPage(main) {
  const list = h("ul", { class: "cards" });
  const load = async () => {
    const { keys } = await get("keys");
    fill(list, keys.length > 0 ? keys.map((key) => keyCard(key, load))
      : h("li", { class: "panel empty" }, t("console.key_none")));
  };
  fill(main, list, newForm(await get("keys"), load));
  await load();
}
