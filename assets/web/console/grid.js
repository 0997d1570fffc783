// SPDX-License-Identifier: EUPL-1.2
// The hall as it is: tables and rounds, and where interpreters are. It asks again several times a
// second while somebody looks.
import { fill, h, icon } from "./dom.js";
import { follow } from "./live.js";
import { clock, languageName, number, t } from "./words.js";

const STATES = { held: "good", now: "now", planned: "info", missed: "bad" };
const SIGNS = { held: "check", now: "forum", planned: "schedule", missed: "person_off" };

function head(grid, first) {
  return h("thead", {}, h("tr", {}, h("th", { scope: "col" }, first), grid.rounds.map((round, at) =>
    h("th", { scope: "col", "aria-current": at === grid.round ? "time" : null }, clock(round.at)))));
}

function cell(grid, meet, round) {
  if (!grid.rounds[round].is_open) return h("td", {}, h("span", { class: "cell" }, "–"));
  if (!meet) return h("td", {}, h("span", { class: "cell" }, h("span", { class: "unseen" }, t("console.grid.free"))));
  return h("td", {}, h("span", { class: `cell ${STATES[meet.state]}` }, icon(SIGNS[meet.state]), meet.badge || "?",
    h("span", { class: "unseen" }, ` ${t(`console.grid.${meet.state}`)}`)));
}

function hall(grid) {
  return h("table", { class: "grid" }, head(grid, t("console.grid_table")),
    h("tbody", {}, grid.tables.map((table) => h("tr", {},
      h("th", { scope: "row" }, `${table.number} `, h("bdi", {}, table.employer)),
      grid.rounds.map((_, round) => cell(grid, table.cells.find((one) => one.round === round), round))))));
}

function interpreters(grid) {
  if (grid.interpreters.length === 0) return h("p", { class: "quiet" }, t("console.interpreters_none"));
  return h("div", { class: "wide-table", tabindex: "0", role: "region", "aria-label": t("console.interpreters") },
    h("table", { class: "grid" }, head(grid, t("console.name")), h("tbody", {}, grid.interpreters.map((row) => h("tr", {},
      h("th", { scope: "row" }, h("bdi", {}, row.name), h("div", { class: "small quiet" }, row.languages.map(languageName).join(", "))),
      row.rounds.map((round) => h("td", {}, h("span", { class: `cell ${round.kind === "meet" ? "info" : ""}` },
        round.kind === "meet" ? t("console.grid_at", { table: number(round.table) }) : t(`console.grid.${round.kind}`)))))))));
}

function draw(main, grid) {
  const scrolled = main.querySelector(".wide-table")?.scrollLeft ?? 0;
  fill(main,
    h("p", { class: "row" }, ["held", "now", "planned", "missed"].map((state) =>
      h("span", { class: `pill ${STATES[state]}` }, icon(SIGNS[state]), t(`console.grid.${state}`)))),
    h("section", { class: "panel stack" }, h("h2", {}, t("console.grid_hall")),
      grid.tables.length === 0 ? h("p", { class: "quiet" }, t("console.grid_none"))
        : h("div", { class: "wide-table", tabindex: "0", role: "region", "aria-label": t("console.grid_hall") }, hall(grid))),
    h("section", { class: "panel stack" }, h("h2", {}, t("console.interpreters")), interpreters(grid)));
  const table = main.querySelector(".wide-table");
  if (table) table.scrollLeft = scrolled;
}

export function gridPage(main, event) {
  // Somebody who is in the grid by keys stays there.
  return follow(`events/${event.id}/grid`, (grid) => draw(main, grid),
    () => !main.contains(document.activeElement));
}
