// SPDX-License-Identifier: EUPL-1.2
// The plan of the hall: tables are moved by pointer, by touch or by keys, and each move is kept at
// once. It is what kiosks and boards draw, so it is never mirrored.
import { get, post } from "./api.js";
import { announce, calmly, field, fill, h, icon } from "./dom.js";
import { number, t } from "./words.js";

const STEP = 0.02;  // of the hall, for an arrow key
const LEAP = 0.1;   // with Shift
const ZONES = 99;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const inside = (share) => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;

export async function hallPage(main, event, me) {
  const mayMove = me.rights.includes("change_events");
  const { tables } = await get(`events/${event.id}/hall`);
  if (tables.length === 0) return fill(main, h("p", { class: "panel quiet" }, t("console.grid_none")));
  const undone = [];  // what each move changed, as it was before
  let chosen = tables[0];

  const wrong = h("div", { role: "alert" });
  const zone = h("input", { type: "number", name: "zone", min: 0, max: ZONES, required: true });
  const about = h("p", {});
  const back = h("button", { type: "button", disabled: true, onclick: () => undo() }, icon("undo"), t("console.hall_undo"));
  const hall = h("div", { class: "hall", role: "group", "aria-label": t("console.nav_hall"), dir: "ltr" },
    h("span", { class: "entrance" }, t("console.hall_entrance")));

  const placed = ({ id, x, y, zone: its }) => ({ id, x, y, zone: its });
  async function keep(changed) {
    fill(wrong);
    try {
      await post(`events/${event.id}/hall`, { tables: changed.map(placed) });
    } catch (failure) {
      if (failure.status !== 401) fill(wrong, h("p", { class: "alert" }, t("console.hall_not_kept"), " ", t(failure.message_key)));
    }
  }
  // Keys come in rows: they are one move and one message.
  const keepCalmly = calmly((table) => keep([table]), 500);

  function remember(before) {
    const last = undone.at(-1);
    // Steps of the same table by keys are one move.
    if (before.byKey && last?.byKey && last.tables[0].id === before.tables[0].id && Date.now() - last.at < 1500) {
      last.at = Date.now();
      return;
    }
    undone.push({ ...before, at: Date.now() });
    back.disabled = false;
  }
  function undo() {
    const last = undone.pop();
    if (!last) return;
    for (const was of last.tables) Object.assign(tables.find((table) => table.id === was.id), was);
    back.disabled = undone.length === 0;
    draw();
    keep(last.tables);
    announce(t("console.hall_undone"));
    if (back.disabled) buttonOf(last.tables[0]).focus();
  }

  const buttons = new Map();
  const buttonOf = (table) => buttons.get(table.id);
  function draw() {
    for (const table of tables) {
      const button = buttonOf(table);
      // The zone shows as a colour and as a word.
      button.className = `seat zone-${table.zone % 5}${table === chosen ? " chosen" : ""}`;
      button.style.left = `${table.x * 100}%`;
      button.style.top = `${table.y * 100}%`;
      button.setAttribute("aria-label", t("console.hall_table", { number: number(table.number),
        employer: table.employer, x: number(Math.round(table.x * 100)), y: number(Math.round(table.y * 100)),
        zone: number(table.zone) }));
      button.setAttribute("aria-pressed", String(table === chosen));
    }
    zone.value = chosen.zone;
    fill(about, h("strong", {}, number(chosen.number)), " · ", h("bdi", {}, chosen.employer));
  }
  function choose(table) {
    chosen = table;
    draw();
  }

  function onKey(press, table) {
    if ((press.ctrlKey || press.metaKey) && press.key.toLowerCase() === "z") {
      press.preventDefault();
      return undo();
    }
    const move = MOVES[press.key];
    if (!move || !mayMove) return;
    press.preventDefault();
    remember({ byKey: true, tables: [placed(table)] });
    const by = press.shiftKey ? LEAP : STEP;
    table.x = inside(table.x + move[0] * by);
    table.y = inside(table.y + move[1] * by);
    choose(table);
    keepCalmly(table);
  }

  function drag(down, table) {
    choose(table);
    if (!mayMove || down.button !== 0) return;
    const button = buttonOf(table);
    const before = placed(table);
    const from = [down.clientX, down.clientY];
    button.setPointerCapture(down.pointerId);
    const move = (pointer) => {
      const box = hall.getBoundingClientRect();
      table.x = inside(before.x + (pointer.clientX - from[0]) / box.width);
      table.y = inside(before.y + (pointer.clientY - from[1]) / box.height);
      draw();
    };
    const end = (pointer) => {
      button.removeEventListener("pointermove", move);
      button.removeEventListener("pointerup", end);
      button.removeEventListener("pointercancel", end);
      if (pointer.type === "pointercancel") Object.assign(table, before);
      draw();
      if (table.x === before.x && table.y === before.y) return;
      remember({ tables: [before] });
      keep([table]);
    };
    button.addEventListener("pointermove", move);
    button.addEventListener("pointerup", end);
    button.addEventListener("pointercancel", end);
  }

  // In rows by number, from the far side to the entrance.
  function inRows() {
    remember({ tables: tables.map(placed) });
    const columns = Math.ceil(Math.sqrt(tables.length * 1.5));
    const rows = Math.ceil(tables.length / columns);
    tables.forEach((table, at) => {
      table.x = inside(((at % columns) + 0.5) / columns);
      table.y = inside((Math.floor(at / columns) + 0.5) / (rows + 1));
    });
    draw();
    keep(tables);
    announce(t("console.hall_in_rows_done"));
  }

  for (const table of tables) {
    const button = h("button", { type: "button", onkeydown: (press) => onKey(press, table),
      onpointerdown: (down) => drag(down, table), onfocus: () => choose(table) }, number(table.number));
    buttons.set(table.id, button);
    hall.append(button);
  }
  zone.disabled = !mayMove;
  zone.addEventListener("change", () => {
    if (!zone.reportValidity()) return;
    remember({ tables: [placed(chosen)] });
    chosen.zone = Number(zone.value);
    draw();
    keep([chosen]);
  });
  fill(main, h("p", {}, t(mayMove ? "console.hall_how" : "console.hall_look")), wrong,
    mayMove && h("p", { class: "row" }, back, h("button", { type: "button", onclick: inRows }, icon("grid_view"), t("console.hall_in_rows"))),
    h("div", { class: "columns" }, h("section", { class: "panel" }, hall),
      h("section", { class: "panel stack" }, h("h2", {}, t("console.hall_chosen")), about,
        field(t("console.hall_zone"), zone, { hint: t("console.hall_zone_hint") }))));
  draw();
}
