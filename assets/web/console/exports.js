// SPDX-License-Identifier: EUPL-1.2
// Files for a purpose, what left before, and what the columns mean.
import { download, get } from "./api.js";
import { announce, field, fill, h, icon } from "./dom.js";
import { clock, language, number, shortDay, t } from "./words.js";

const NAMES = { "hand-over": "hand_over", "mail-merge": "mail_merge",
  "open-data": "open_data" };  // as keys of words spell them
const formName = (word) => t(`console.form.${NAMES[word] ?? word}`);

function save(file) {
  const link = h("a", { href: URL.createObjectURL(file.content), download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function made(list) {
  if (list.length === 0) return h("p", { class: "quiet" }, t("console.exports_none"));
  const columns = ["console.export_when", "console.export_form", "console.export_purpose", "console.export_by"];
  return h("table", { class: "list" },
    h("thead", {}, h("tr", {}, columns.map((key) => h("th", { scope: "col" }, t(key))))),
    h("tbody", {}, list.map((one) => h("tr", {},
      h("th", { scope: "row" }, shortDay(one.at), ", ", clock(one.at)),
      h("td", { "data-label": t("console.export_form") }, formName(one.form),
        one.made_for && h("div", { class: "small quiet" }, h("bdi", {}, one.made_for))),
      h("td", { "data-label": t("console.export_purpose") }, h("bdi", {}, one.purpose)),
      h("td", { "data-label": t("console.export_by") }, h("bdi", {}, one.by))))));
}

export async function exportsPage(main, event) {
  const history = h("div", {});
  const wrong = h("div", { role: "alert" });
  const purpose = h("input", { name: "purpose", type: "text", required: true, maxlength: 60 });
  const person = h("input", { name: "person", type: "text", maxlength: 40, autocomplete: "off" });
  const whose = field(t("console.export_person"), person, { hint: t("console.export_person_hint") });
  const button = h("button", { class: "strong", type: "submit" }, icon("download"), t("console.export_make"));
  let form = "xlsx";

  const load = async () => {
    const answer = await get(`events/${event.id}/exports`);
    fill(history, made(answer.made));
    return answer.forms;
  };
  async function make(submit) {
    submit.preventDefault();
    button.disabled = true;
    fill(wrong);
    try {
      save(await download(`events/${event.id}/exports?language=${language()}`, { form, purpose: purpose.value.trim(),
        person: form === "profile" ? person.value.trim() : "" }));
      announce(t("console.export_done"));
      fill(wrong, h("p", { class: "done" }, t("console.export_done")));
      await load();
    } catch (failure) {
      if (failure.status !== 401) fill(wrong, h("p", { class: "alert" },
        t(failure.message_key === "error.bad_message" ? "console.look_again" : failure.message_key)));
    }
    button.disabled = false;
  }
  const forms = await load();
  whose.hidden = true;
  fill(main, h("form", { class: "panel stack", onsubmit: make },
    h("p", {}, t("console.exports_what")),
    h("fieldset", { class: "forms" }, h("legend", {}, t("console.export_form")),
      h("div", { class: "fields" }, forms.map((word) => h("label", { class: "option" },
        h("input", { type: "radio", name: "form", value: word, checked: word === form, onchange: () => {
          form = word;
          whose.hidden = word !== "profile";
        } }), h("span", {}, h("strong", {}, formName(word)), h("span", { class: "small quiet" },
          t(`console.form_about.${NAMES[word] ?? word}`))))))),
    whose, field(t("console.export_purpose"), purpose, { hint: t("console.export_purpose_hint") }), wrong,
    h("p", { class: "row" }, button, h("a", { class: "button", href: "#/docs" }, icon("description"), t("console.docs_open")))),
  h("section", { class: "panel stack" }, h("h2", {}, t("console.exports_made")), history));
}

const AUDIENCE = { C: "console.audience.c", H: "console.audience.h", E: "console.audience.e",
  M: "console.audience.m", O: "console.audience.o" };

export async function docsPage(main) {
  const { version, tables } = await get("docs");
  const columns = ["console.docs_column", "console.docs_type", "console.docs_for", "console.docs_meaning"];
  fill(main, h("p", {}, t("console.docs_what", { version: number(version) })),
    h("ul", { class: "notes" }, Object.entries(AUDIENCE).map(([letter, key]) =>
      h("li", {}, h("strong", {}, letter), h("span", {}, t(key))))),
    tables.map((table) => h("details", { class: "panel more" }, h("summary", { class: "button" }, table.name),
      h("div", { class: "stack", lang: "en", dir: "ltr" }, h("p", {}, table.meaning),
        h("table", { class: "list" },
          h("thead", {}, h("tr", {}, columns.map((key) => h("th", { scope: "col" }, t(key))))),
          h("tbody", {}, table.columns.map((column) => h("tr", {},
            h("th", { scope: "row" }, h("code", {}, column.name)),
            h("td", { "data-label": t("console.docs_type") }, [column.type, column.unit].filter((part) => part).join(", ")),
            h("td", { "data-label": t("console.docs_for") }, column.audience),
            h("td", { "data-label": t("console.docs_meaning") }, column.meaning,
              h("div", { class: "small quiet" }, column.source))))))))));
}
