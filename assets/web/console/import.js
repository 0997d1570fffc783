// SPDX-License-Identifier: EUPL-1.2
// A list comes in: choose it, see what it is about, correct that, and only then bring it in.
import { post } from "./api.js";
import { announce, field, fill, h, icon, select } from "./dom.js";
import { number, say, t } from "./words.js";

const MOST_BYTES = 2.9 * 1024 * 1024;  // what the server takes in one message, escaped or in base64

/** A spreadsheet's own letters, where it does not write UTF-8. */
async function textOf(file) {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function notes(list, mark) {
  if (list.length === 0) return null;
  return h("ul", { class: "notes" }, list.map((one) => h("li", { class: mark },
    icon(mark === "bad" ? "error" : "warning"),
    h("span", {}, one.line > 0 && t("console.line", { line: number(one.line) }), " ", say(one)))));
}

function counts(answer) {
  return h("dl", { class: "figures" }, ["rows", "added", "changed", "same"].map((name) =>
    h("div", { class: "panel figure" }, h("dt", {}, t(`console.import.${name}`)), h("dd", {}, number(answer[name])))));
}

/** A workbook is read by the server; everything else is text here already. */
async function contentOf(file) {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (start[0] !== 0x50 || start[1] !== 0x4b) return { csv: await textOf(file) };
  const address = await new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result));
    reader.addEventListener("error", failed);
    reader.readAsDataURL(file);
  });
  return { xlsx: address.slice(address.indexOf(",") + 1) };
}

export async function importPage(main, event) {
  let content = {};
  const kind = select([["people", t("console.nav_people")], ["employers", t("console.nav_employers")]], "people",
    { name: "kind" });
  const file = h("input", { type: "file", name: "file", accept: ".csv,.xlsx,text/csv" });
  const result = h("div", { class: "stack" });

  const chosen = () => [...result.querySelectorAll("select[data-heading]")].map((one) =>
    ({ heading: one.dataset.heading, target: one.value }));

  async function ask(columns, apply) {
    try {
      draw(await post(`events/${event.id}/import`, { kind: kind.value, ...content, columns, apply }));
    } catch (failure) {
      if (failure.status !== 401)
        fill(result, h("p", { class: "alert", role: "alert" }, t(failure.message_key)));
    }
  }

  function columnRow(column, targets) {
    const samples = column.samples.filter((text) => text).join(" · ");
    const options = [["", t("console.column_left_out")],
      ...targets.map((target) => [target, t(`console.column.${target}`)])];
    const choice = column.is_never_stored ? h("span", { class: "pill" }, t("console.column_never"))
      : select(options, column.target, { "data-heading": column.heading,
          "aria-label": t("console.column_about", { heading: column.heading }),
          onchange: () => ask(chosen(), false) });
    return h("tr", {}, h("th", { scope: "row" }, column.heading),
      h("td", { "data-label": t("console.samples") }, h("bdi", {}, samples)),
      h("td", { "data-label": t("console.column") }, choice));
  }

  function done(answer) {
    const words = t("console.import_done", { count: number(answer.added + answer.changed) });
    announce(words);
    fill(result, h("p", { class: "done" }, words), notes(answer.notes, "warning"),
      h("p", {}, h("a", { class: "button strong", href: `#/events/${event.id}/${kind.value}` },
        t("console.import_look"))));
    file.value = "";
  }

  function draw(answer) {
    if (answer.applied) return done(answer);
    const news = answer.added + answer.changed;
    announce(t("console.import_preview"));
    const focused = document.activeElement?.dataset?.heading;
    fill(result, notes(answer.problems, "bad"),
      answer.columns.length > 0 && h("section", { class: "panel stack" }, h("h2", {}, t("console.import_columns")),
        h("p", { class: "quiet" }, t("console.import_columns_hint")),
        h("table", { class: "list" },
          h("thead", {}, h("tr", {}, ["console.heading", "console.samples", "console.column"].map((key) =>
            h("th", { scope: "col" }, t(key))))),
          h("tbody", {}, answer.columns.map((column) => columnRow(column, answer.targets))))),
      answer.problems.length === 0 && [counts(answer),
        answer.notes.length > 0 && h("section", { class: "panel stack" },
          h("h2", {}, t("console.import_notes")), notes(answer.notes, "warning")),
        h("p", {}, h("button", { class: "strong", type: "button", disabled: news === 0,
          onclick: (click) => { click.currentTarget.disabled = true; ask(chosen(), true); } },
          icon("upload_file"), t("console.import_apply", { count: number(news) })))]);
    if (focused) result.querySelector(`select[data-heading="${CSS.escape(focused)}"]`)?.focus();
  }

  async function read() {
    const [picked] = file.files;
    if (!picked) return fill(result);
    if (picked.size > MOST_BYTES)
      return fill(result, h("p", { class: "alert", role: "alert" }, t("console.import_large")));
    content = await contentOf(picked);
    await ask([], false);
  }
  file.addEventListener("change", read);
  kind.addEventListener("change", read);
  fill(main, h("section", { class: "panel stack" }, h("p", {}, t("console.import_what")),
    h("div", { class: "fields" }, field(t("console.import_kind"), kind),
      field(t("console.import_file"), file, { hint: t("console.import_file_hint") }))), result);
}
