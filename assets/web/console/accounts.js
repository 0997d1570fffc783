// SPDX-License-Identifier: EUPL-1.2
// Who may sign in (for an administrator), and everybody's own password and code.
import { get, post } from "./api.js";
import { announce, field, fill, h, icon, select } from "./dom.js";
import { number, t } from "./words.js";

const ROLES = ["organiser", "klantmanager", "host", "viewer", "administrator"];

function failed(wrong, failure) {
  if (failure.status === 401) return;
  const detail = Number(failure.detail) ? number(Number(failure.detail)) : failure.detail;
  fill(wrong, h("p", { class: "alert" }, failure.message_key === "error.bad_message" ? t("console.look_again")
    : t(failure.message_key, { detail, minutes: Math.ceil(Number(failure.detail) / 60) })));
}

/** So that a browser keeps the password with the right name. */
const whose = (login) => h("input", { type: "text", autocomplete: "username", value: login, hidden: true });
const secretInput = (name, autocomplete) => h("input", { name, type: "password", autocomplete, required: true });

/** One row: what an administrator can do with an account. */
function accountCard(account, own, again) {
  const wrong = h("div", { role: "alert" });
  const order = (more) => async () => {
    try {
      await post("accounts", { login: account.login, is_new: false, ...more });
      announce(t("console.account_changed"));
      await again();
    } catch (failure) {
      failed(wrong, failure);
    }
  };
  const role = select(ROLES.map((one) => [one, t(`console.role.${one}`)]), account.role, { name: "role",
    disabled: own, onchange: () => order({ role: role.value })() });
  const password = secretInput("password", "new-password");
  const reset = h("details", { class: "more" }, h("summary", { class: "button" }, icon("key"), t("console.password_reset")),
    h("form", { class: "stack", onsubmit: (submit) => { submit.preventDefault(); order({ password: password.value })(); } },
      whose(account.login), field(t("console.password_new"), password, { hint: t("console.password_hint") }),
      h("p", {}, h("button", { class: "strong", type: "submit" }, t("console.password_save")))));
  return h("li", { class: "panel stack", "data-login": account.login },
    h("div", { class: "row between" }, h("div", {}, h("h2", {}, h("bdi", {}, account.name)), h("p", { class: "quiet" }, account.login)),
      h("span", { class: `pill ${account.disabled ? "bad" : "good"}` },
        t(account.disabled ? "console.account_closed" : "console.account_open"))),
    h("div", { class: "fields" }, field(t("console.account_role"), role)),
    h("p", { class: "row" }, account.has_totp && h("span", { class: "pill info" }, icon("phonelink_lock"), t("console.totp_is_on")),
      account.has_totp && h("button", { type: "button", onclick: order({ totp_off: true }) }, t("console.totp_take_off")),
      !own && h("button", { type: "button", onclick: order({ disabled: !account.disabled }) },
        icon(account.disabled ? "lock_open" : "lock"), t(account.disabled ? "console.account_unlock" : "console.account_lock"))),
    !own && reset, wrong);
}

export async function accountsPage(main, me) {
  const wrong = h("div", { role: "alert" });
  const list = h("ul", { class: "cards" });
  const name = h("input", { name: "name", type: "text", required: true, maxlength: 60, autocomplete: "off" });
  const login = h("input", { name: "login", type: "email", required: true, maxlength: 78, autocomplete: "off" });
  const role = select(ROLES.map((one) => [one, t(`console.role.${one}`)]), "organiser", { name: "new_role" });
  const password = secretInput("new_password", "new-password");
  const load = async () => {
    const { accounts } = await get("accounts");
    fill(list, accounts.map((account) => accountCard(account, account.login === me.login, load)));
  };
  async function add(submit) {
    submit.preventDefault();
    fill(wrong);
    try {
      await post("accounts", { login: login.value, is_new: true, name: name.value.trim(), role: role.value, password: password.value });
      submit.target.reset();
      announce(t("console.account_added"));
      fill(wrong, h("p", { class: "done" }, t("console.account_added")));
      await load();
    } catch (failure) {
      failed(wrong, failure);
    }
  }
  fill(main, list, h("form", { class: "panel stack", onsubmit: add }, h("h2", {}, t("console.account_new")),
    h("div", { class: "fields" }, field(t("console.name"), name), field(t("console.login"), login),
      field(t("console.account_role"), role), field(t("console.password"), password, { hint: t("console.password_hint") })),
    wrong, h("p", {}, h("button", { class: "strong", type: "submit" }, icon("person_add"), t("console.account_add")))));
  await load();
}

const SVG = "http://www.w3.org/2000/svg";

/** A QR code as a picture; what it says also stands beside it. */
function qrPicture(rows) {
  const side = rows.length + 8;
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `-4 -4 ${side} ${side}`);
  picture.setAttribute("class", "qr");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", t("console.totp_picture"));
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", rows.flatMap((row, y) => [...row].map((dark, x) => (dark === "1" ? `M${x} ${y}h1v1h-1z` : ""))).join(""));
  picture.append(path);
  return picture;
}

function passwordForm(me) {
  const former = secretInput("former", "current-password");
  const password = secretInput("password", "new-password");
  const again = secretInput("again", "new-password");
  const wrong = h("div", { role: "alert" });
  return h("form", { class: "panel stack", onsubmit: async (submit) => {
    submit.preventDefault();
    if (password.value !== again.value) return fill(wrong, h("p", { class: "alert" }, t("console.passwords_differ")));
    try {
      await post("me/password", { former: former.value, password: password.value });
      await get("me");  // everywhere signed out, here too
    } catch (failure) {
      failed(wrong, failure);
    }
  } }, h("h2", {}, t("console.own_password")), h("p", {}, t("console.own_signs_out")),
  whose(me.login), h("div", { class: "fields" }, field(t("console.password_former"), former),
    field(t("console.password_new"), password, { hint: t("console.password_hint") }),
    field(t("console.password_again"), again)), wrong,
  h("p", {}, h("button", { class: "strong", type: "submit" }, t("console.password_save"))));
}

function totpForm(me) {
  const password = secretInput("totp_password", "current-password");
  const code = h("input", { name: "code", type: "text", inputmode: "numeric", autocomplete: "one-time-code", maxlength: 6 });
  const codeField = field(t("console.code"), code);
  codeField.hidden = true;
  const offer = h("div", { class: "row" });
  const wrong = h("div", { role: "alert" });
  const button = h("button", { class: "strong", type: "submit" }, t(me.has_totp ? "console.totp_take_off" : "console.totp_begin"));
  let secret = "";
  return h("form", { class: "panel stack", onsubmit: async (submit) => {
    submit.preventDefault();
    fill(wrong);
    try {
      const answer = await post("me/totp", { password: password.value, secret, code: code.value, off: me.has_totp });
      if (!answer.secret) return await get("me");  // it is done, and one signs in anew
      secret = answer.secret;
      fill(offer, qrPicture(answer.qr), h("div", { class: "stack" }, h("p", {}, t("console.totp_scan")),
        h("p", {}, h("code", {}, secret.match(/.{1,4}/g).join(" ")))));
      codeField.hidden = false;
      fill(button, t("console.totp_confirm"));
      code.focus();
    } catch (failure) {
      failed(wrong, failure);
    }
  } }, h("h2", {}, t("console.totp_title")), h("p", {}, t(me.has_totp ? "console.totp_is_on" : "console.totp_what")),
  whose(me.login), h("div", { class: "fields" }, field(t("console.password"), password)), offer, codeField, wrong, h("p", {}, button));
}

export function ownPage(main, me) {
  fill(main, passwordForm(me), totpForm(me));
}
