// SPDX-License-Identifier: EUPL-1.2
// Charts by Debian's Chart.js. Each stands beside a table that says the same; without the library
// the tables stand alone.
import { h } from "./dom.js";

const ROW = 40;  // px: a bar with the room around it
const LETTERS = 14;

let library = null;

/** To be awaited before the first chart; gives nothing where the server has no charts. */
export async function loadCharts() {
  if (!library) await import("/console/chart.js").catch(() => {});
  library = globalThis.Chart || null;
  if (!library) return;
  library.defaults.animation = false;
  library.defaults.maintainAspectRatio = false;
  library.defaults.font.family = getComputedStyle(document.body).fontFamily;
  library.defaults.font.size = LETTERS;
  library.defaults.color = colour("--ink");
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Where the page reads from right to left a chart does, too: its lines begin at the right. */
const isMirrored = () => document.documentElement.dir === "rtl";
const across = (scale) => ({ ...scale, reverse: isMirrored() });
const down = (scale) => ({ ...scale, position: isMirrored() ? "right" : "left" });
const tooltip = (more = {}) => ({ rtl: isMirrored(), textDirection: isMirrored() ? "rtl" : "ltr", ...more });

/** A place for a chart; it is drawn when the page that holds it is shown. */
function place(words, height, made) {
  if (!library) return null;
  const canvas = h("canvas", { role: "img", "aria-label": words });
  const box = h("div", { class: "chart" }, canvas);
  box.style.blockSize = `${height}px`;
  requestAnimationFrame(() => { if (canvas.isConnected) new library(canvas, made()); });
  return box;
}

/** Bars of shares from 0 to 1, with the words of each; other people's figures in another colour. */
export function shareChart(words, bars) {
  return place(words, 36 + ROW * bars.length, () => ({
    type: "bar",
    data: { labels: bars.map((bar) => bar.label), datasets: [{ data: bars.map((bar) => bar.share * 100),
      backgroundColor: bars.map((bar) => colour(bar.is_other ? "--edge" : "--primary")), borderRadius: 6 }] },
    options: { indexAxis: "y", plugins: { legend: { display: false },
      tooltip: tooltip({ callbacks: { label: (item) => bars[item.dataIndex].value } }) },
    scales: { x: across({ min: 0, max: 100, ticks: { callback: (value) => `${value}%` } }),
      y: down({ grid: { display: false } }) } },
  }));
}

/** Bars of numbers, one for each row of a table. */
export function countChart(words, rows) {
  return place(words, 36 + ROW * rows.length, () => ({
    type: "bar",
    data: { labels: rows.map((row) => row.name), datasets: [{ data: rows.map((row) => row.first),
      backgroundColor: colour("--primary"), borderRadius: 6 }] },
    options: { indexAxis: "y", plugins: { legend: { display: false }, tooltip: tooltip() },
      scales: { x: across({ min: 0, ticks: { precision: 0 } }), y: down({ grid: { display: false } }) } },
  }));
}

/** Lines over time: `series` are pairs of words and numbers. */
export function lineChart(words, labels, series) {
  const ink = ["--primary", "--info", "--good", "--bad"];
  const marks = ["circle", "rect", "triangle", "rectRot"];  // never colour alone
  return place(words, 320, () => ({
    type: "line",
    data: { labels, datasets: series.map(([label, data], at) => ({ label, data, borderColor: colour(ink[at]),
      backgroundColor: colour(ink[at]), pointStyle: marks[at], pointRadius: 6 })) },
    options: { plugins: { legend: { rtl: isMirrored(), labels: { usePointStyle: true } }, tooltip: tooltip() },
      scales: { x: across({}), y: down({ min: 0, ticks: { precision: 0 } }) } },
  }));
}
