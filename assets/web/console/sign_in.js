// SPDX-License-Identifier: EUPL-1.2
import { post } from "./api.js";
import { field, fill, h } from "./dom.js";
import { t } from "./words.js";

/** `whenIn` is called with whoever has signed in. */
export function signInPage(shell, languageButtons, whenIn) {
  const login = h("input", { type: "email", name: "login", autocomplete: "username", required: true });
  const password = h("input", { type: "password", name: "password",
    autocomplete: "current-password", required: true });
  const code = h("input", { type: "text", name: "code", inputmode: "numeric",
    autocomplete: "one-time-code", maxlength: 6 });
  const codeField = field(t("console.code"), code, { hint: t("console.code_hint") });
  codeField.hidden = true;
  const wrong = h("div", { role: "alert" });
  const button = h("button", { class: "strong", type: "submit" }, t("console.sign_in"));

  async function signIn(submit) {
    submit.preventDefault();
    button.disabled = true;
    try {
      whenIn(await post("sign-in", { login: login.value, password: password.value, code: code.value }));
    } catch (failure) {
      const minutes = Math.ceil(Number(failure.detail) / 60);
      button.disabled = false;
      if (failure.message_key === "console.code_needed") {
        codeField.hidden = false;
        code.focus();
        fill(wrong);
        return;
      }
      fill(wrong, h("p", { class: "alert" }, t(failure.message_key, { minutes })));
      if (failure.message_key === "console.code_wrong") code.select();
      else password.select();
    }
  }

  fill(shell, h("main", { class: "alone" },
    h("div", { class: "panel stack" },
      h("p", { class: "brand" }, "ontmoet", h("span", {}, ".")),
      h("h1", {}, t("console.sign_in")),
      h("form", { class: "stack", onsubmit: signIn }, wrong,
        field(t("console.login"), login), field(t("console.password"), password), codeField, button),
      h("p", { class: "quiet" }, t("console.sign_in_help")),
      h("div", { class: "row" }, languageButtons))));
  login.focus();
}
