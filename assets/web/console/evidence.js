// SPDX-License-Identifier: EUPL-1.2
// What events brought: each figure beside what it is a share of, as a chart and as a table.
import { get, query } from "./api.js";
import { countChart, lineChart, loadCharts, shareChart } from "./charts.js";
import { announce, calmly, field, fill, h, icon, select } from "./dom.js";
import { isoDay, language, number, t } from "./words.js";

const MOST_BARS = 12;

function barTable(bars) {
  return h("table", {}, h("tbody", {}, bars.map((bar) => h("tr", {}, h("th", { scope: "row" }, bar.label),
    h("td", { class: "number" }, bar.value)))));
}

function shares(key, bars, ...below) {
  if (bars.length === 0) return null;
  return h("section", { class: "panel stack" }, h("h2", {}, t(key)),
    h("div", { class: "halves" }, shareChart(t(key), bars), barTable(bars)), below);
}

function groupTable(table) {
  const numbers = (row) => row.cells.map((cell, at) => h("td", { class: "number", "data-label": table.columns[at] }, cell));
  return h("section", { class: "panel stack" }, h("h3", {}, table.title),
    table.rows.length > 0 && h("div", { class: "halves" },
      table.rows.length > 1 && countChart(table.title, table.rows.slice(0, MOST_BARS)), h("table", { class: "list" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "unseen" }, table.title)),
        table.columns.map((words) => h("th", { scope: "col" }, words)))),
      h("tbody", {}, table.rows.map((row) => h("tr", {}, h("th", { scope: "row" }, row.name), numbers(row)))))),
    table.note && h("p", { class: "quiet small" }, table.note));
}

function groups(page) {
  const of = (counted) => page.tables.filter((table) => table.counted === counted);
  const part = (counted, key) => of(counted).length > 0 && [h("h2", {}, t(key)), of(counted).map(groupTable)];
  return [part("people", "report.people_by"), part("meets", "report.meets_by")];
}

export function timeline(page) {
  if (page.events.length < 2) return null;
  const columns = [["came", "report.came"], ["met", "report.met"], ["matched", "report.matched"], ["started", "report.started"]];
  return h("section", { class: "panel stack" }, h("h2", {}, t("report.timeline")),
    lineChart(t("report.timeline"), page.events.map((event) => isoDay(event.starts_at)),
      columns.map(([name, key]) => [t(key), page.events.map((event) => event[name])])),
    h("table", { class: "list" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("console.event_name")),
      columns.map(([, key]) => h("th", { scope: "col" }, t(key))))),
    h("tbody", {}, page.events.map((event) => h("tr", {},
      h("th", { scope: "row" }, h("a", { href: `#/events/${event.id}/evidence` }, event.name || t("console.no_name")),
        h("div", { class: "small quiet" }, isoDay(event.starts_at), " ", event.region)),
      columns.map(([name, key]) => h("td", { class: "number", "data-label": t(key) }, number(event[name]))))))));
}

export function evidenceTiles(page) {
  return h("dl", { class: "figures" }, page.tiles.map((tile) => h("div", { class: "panel figure" },
    h("dt", {}, tile.label), h("dd", {}, tile.count, h("small", {}, ` ${tile.of}`)))));
}

function draw(page, report) {
  return [evidenceTiles(page),
  h("p", {}, h("a", { class: "button strong", href: report, download: "" }, icon("download"), t("console.report_pdf"))),
  shares("report.funnel", page.funnel),
  page.later.length === 0
    ? h("section", { class: "panel stack" }, h("h2", {}, t("report.later")), h("p", {}, t("report.no_later")))
    : [shares("report.later", page.later),
      shares("report.benchmarks", page.benchmarks, h("p", { class: "quiet small" }, t("report.caution")))],
  timeline(page),
  h("section", { class: "panel stack" }, h("h2", {}, t("report.day")), page.day.map((line) => h("p", {}, line))),
  shares("report.fair", page.fairness, h("p", {}, page.fair_share)),
  groups(page),
  h("section", { class: "panel stack" }, h("h2", {}, t("report.method")),
    h("dl", { class: "defined" }, page.definitions.map(({ word, meaning }) =>
      h("div", {}, word && h("dt", {}, word), h("dd", {}, meaning)))))];
}

export async function eventEvidencePage(main, event) {
  await loadCharts();
  const question = `language=${language()}`;
  const page = await get(`events/${event.id}/evidence?${question}`);
  fill(main, draw(page, `/v1/console/events/${event.id}/report?${question}`));
}

export async function allEvidencePage(main, chosen = "") {
  await loadCharts();
  const { regions } = await get("choices");
  const names = (await get("series")).series.filter((one) => one.is_own).map(({ name }) => name);
  const series = select([["", t("console.series_all")], ...names.map((name) => [name, name])], chosen, { name: "series" });
  const from = h("input", { type: "date", name: "from" });
  const to = h("input", { type: "date", name: "to" });
  const region = select([["", t("console.regions_all")], ...regions.map((name) => [name, name])], "", { name: "region" });
  const result = h("div", { class: "stack" });
  let questions = 0;
  async function load() {
    const mine = ++questions;
    const question = query({ language: language(), from: from.value, to: to.value, region: region.value, series: series.value });
    const page = await get(`evidence?${question}`);
    if (mine !== questions) return;
    announce(t("console.evidence_events", { count: number(page.events.length) }));
    fill(result, h("p", { class: "quiet" }, t("console.evidence_events", { count: number(page.events.length) })),
      page.events.length > 0 && draw(page, `/v1/console/report?${question}`));
  }
  const again = calmly(() => load().catch((failure) => {
    if (failure.status !== 401) fill(result, h("p", { class: "alert", role: "alert" }, t(failure.message_key)));
  }));
  for (const control of [from, to, region, series]) control.addEventListener("input", again);
  fill(main, h("div", { class: "fields" }, field(t("console.evidence_from"), from), field(t("console.evidence_to"), to),
    field(t("console.region"), region), names.length > 0 && field(t("console.series"), series)), result);
  await load();
}
