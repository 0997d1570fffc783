// SPDX-License-Identifier: EUPL-1.2
// The plan of the hall: tables and boards are moved by pointer, by touch or by keys, come and go, and
// each change is kept at once. It is what kiosks draw, so it is never mirrored.
import { get, post } from "./api.js";
import { announce, calmly, field, fill, h, icon, select } from "./dom.js";
import { number, t } from "./words.js";

const STEP = 0.02;  // of the hall, for an arrow key
const LEAP = 0.1;   // with Shift
const ZONES = 99;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const SPOTS = 11;  // in a row, where something new may come
const NAME = 40;   // signs of a board's name

const inside = (share) => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
const percent = (share) => number(Math.round(share * 100));
const isTable = (thing) => "id" in thing;
const placed = ({ id, x, y, zone }) => ({ id, x, y, zone });
const copies = (things) => things.map((thing) => ({ ...thing }));

/** Where there is most room; of two such places the one nearer to the middle. */
function freeSpot(things) {
  let best = { room: -1 };
  for (let row = 0; row < SPOTS; ++row)
    for (let column = 0; column < SPOTS; ++column) {
      const [x, y] = [(column + 0.5) / SPOTS, (row + 0.5) / SPOTS];
      const apart = (thing) => Math.hypot((thing.x - x) * 1.5, thing.y - y);
      const room = Math.min(1, ...things.map(apart)) - Math.hypot(x - 0.5, y - 0.5) / 100;
      if (room > best.room) best = { x: inside(x), y: inside(y), room };
    }
  return { x: best.x, y: best.y };
}

export async function hallPage(main, event, me) {
  const mayMove = me.rights.includes("change_events");
  let { tables, boards, employers } = await get(`events/${event.id}/hall`);
  if (tables.length + boards.length === 0 && !mayMove)
    return fill(main, h("p", { class: "panel quiet" }, t("console.grid_none")));
  const undone = [];  // what each change changed, as it was before
  let chosen = tables[0] ?? boards[0] ?? null;

  const wrong = h("div", { role: "alert" });
  const about = h("section", { class: "panel stack" });
  const back = h("button", { type: "button", disabled: true, onclick: () => undo() }, icon("undo"), t("console.hall_undo"));
  const hall = h("div", { class: "hall", role: "group", "aria-label": t("console.nav_hall"), dir: "ltr" });
  const entrance = h("span", { class: "entrance" }, t("console.hall_entrance"));
  const buttons = new Map();
  const things = () => [...boards, ...tables];

  // True when the server has it. Where it has not, the page shows again what the server has.
  async function keep(order) {
    fill(wrong);
    try {
      await post(`events/${event.id}/hall`, { tables: [], ...order });
      return true;
    } catch (failure) {
      if (failure.status === 401) return false;
      if (failure.message_key === "console.table_of_employer") askWhetherSure(order, failure.detail);
      else fill(wrong, h("p", { class: "alert" }, t("console.hall_not_kept"), " ", t(failure.message_key, { detail: failure.detail })));
      await reload().catch(() => {});
      return false;
    }
  }
  async function reload() {
    const id = chosen?.id;
    ({ tables, boards, employers } = await get(`events/${event.id}/hall`));
    chosen = tables.find((table) => table.id === id) ?? null;
    build();
  }
  const keepThings = (moved) => keep({ tables: moved.filter(isTable).map(placed),
    ...(moved.every(isTable) ? {} : { boards }) });
  // Keys come in rows: they are one move and one message.
  const moved = new Set();
  const keepCalmly = calmly(() => { keepThings([...moved]); moved.clear(); }, 500);

  // `was`: tables as they stood, ids of those that were not there, all boards as they hung.
  function remember(was) {
    const last = undone.at(-1);
    // Steps of the same thing by keys are one move.
    if (was.byKey && last?.byKey === was.byKey && Date.now() - last.at < 1500) {
      last.at = Date.now();
      return;
    }
    undone.push({ tables: [], added: [], ...was, at: Date.now() });
    back.disabled = false;
  }
  const asWas = (thing) => (isTable(thing) ? { tables: copies([thing]) } : { boards: copies(boards) });
  async function undo() {
    const last = undone.pop();
    if (!last) return;
    const order = { tables: [] };
    for (const was of last.tables) {
      const now = tables.find((table) => table.id === was.id);
      if (now) Object.assign(now, was);
      else tables.push({ ...was });
      order.tables.push({ ...placed(was), employer: was.employer_id, ...(now ? {} : { gone: false }) });
    }
    for (const id of last.added) {
      const table = tables.find((one) => one.id === id);
      if (!table) continue;
      order.tables.push({ ...placed(table), gone: true, sure: true });
      tables = tables.filter((one) => one !== table);
    }
    if (last.boards) order.boards = boards = last.boards;
    back.disabled = undone.length === 0;
    chosen = tables.find((table) => table.id === last.tables[0]?.id) ?? things()[0] ?? null;
    build();
    if (await keep(order)) announce(t("console.hall_undone"));
    if (back.disabled) buttons.get(chosen)?.focus();
  }

  function words(thing) {
    const place = { x: percent(thing.x), y: percent(thing.y) };
    return isTable(thing)
      ? t("console.hall_table", { ...place, number: number(thing.number), employer: thing.employer || t("console.hall_nobodys"), zone: number(thing.zone) })
      : t("console.hall_board", { ...place, name: thing.name });
  }
  function draw() {
    for (const [thing, button] of buttons) {
      // The zone shows as a colour and as a word.
      const kind = isTable(thing) ? `seat zone-${thing.zone % 5}` : "seat board";
      button.className = `${kind}${thing === chosen ? " chosen" : ""}`;
      button.style.left = `${thing.x * 100}%`;
      button.style.top = `${thing.y * 100}%`;
      button.setAttribute("aria-label", words(thing));
      button.setAttribute("aria-pressed", String(thing === chosen));
    }
  }
  function build() {
    buttons.clear();
    for (const thing of things())
      buttons.set(thing, h("button", { type: "button", onkeydown: (press) => onKey(press, thing),
        onpointerdown: (down) => drag(down, thing), onfocus: () => choose(thing) },
      isTable(thing) ? number(thing.number) : icon("tv")));
    fill(hall, entrance, [...buttons.values()]);
    draw();
    describe();
  }
  function choose(thing) {
    if (thing === chosen) return;
    chosen = thing;
    draw();
    describe();
  }

  function onKey(press, thing) {
    if ((press.ctrlKey || press.metaKey) && press.key.toLowerCase() === "z") {
      press.preventDefault();
      return undo();
    }
    if (!mayMove) return;
    if (press.key === "Delete") return remove(thing);
    const move = MOVES[press.key];
    if (!move) return;
    press.preventDefault();
    remember({ byKey: thing, ...asWas(thing) });
    const by = press.shiftKey ? LEAP : STEP;
    thing.x = inside(thing.x + move[0] * by);
    thing.y = inside(thing.y + move[1] * by);
    draw();
    moved.add(thing);
    keepCalmly();
  }

  function drag(down, thing) {
    choose(thing);
    if (!mayMove || down.button !== 0) return;
    const button = buttons.get(thing);
    const was = asWas(thing);
    const { x, y } = thing;
    const from = [down.clientX, down.clientY];
    button.setPointerCapture(down.pointerId);
    const move = (pointer) => {
      const box = hall.getBoundingClientRect();
      thing.x = inside(x + (pointer.clientX - from[0]) / box.width);
      thing.y = inside(y + (pointer.clientY - from[1]) / box.height);
      draw();
    };
    const end = (pointer) => {
      button.removeEventListener("pointermove", move);
      button.removeEventListener("pointerup", end);
      button.removeEventListener("pointercancel", end);
      if (pointer.type === "pointercancel") Object.assign(thing, { x, y });
      draw();
      if (thing.x === x && thing.y === y) return;
      remember(was);
      keepThings([thing]);
    };
    button.addEventListener("pointermove", move);
    button.addEventListener("pointerup", end);
    button.addEventListener("pointercancel", end);
  }

  // In rows by number, from the far side to the entrance.
  function inRows() {
    if (tables.length === 0) return;
    remember({ tables: copies(tables) });
    const columns = Math.ceil(Math.sqrt(tables.length * 1.5));
    const rows = Math.ceil(tables.length / columns);
    [...tables].sort((one, other) => one.number - other.number).forEach((table, at) => {
      table.x = inside(((at % columns) + 0.5) / columns);
      table.y = inside((Math.floor(at / columns) + 0.5) / (rows + 1));
    });
    draw();
    keepThings(tables);
    announce(t("console.hall_in_rows_done"));
  }

  async function addTable() {
    const taken = new Set(tables.map((table) => table.number));
    let least = 1;
    while (taken.has(least)) ++least;
    const table = { id: crypto.randomUUID(), number: least, employer: "", employer_id: "", zone: 0, ...freeSpot(things()) };
    tables.push(table);
    chosen = table;
    build();
    if (!await keep({ tables: [{ ...placed(table), number: least }] })) return;
    remember({ added: [table.id] });
    announce(words(table));
    buttons.get(chosen)?.focus();
  }
  function addBoard() {
    remember({ boards: copies(boards) });
    const board = { name: t("console.hall_board_new", { number: number(boards.length + 1) }), ...freeSpot(things()) };
    boards.push(board);
    chosen = board;
    build();
    keep({ boards });
    announce(words(board));
    buttons.get(board).focus();
  }
  async function remove(thing, sure = false) {
    const was = asWas(thing);
    if (isTable(thing) && !await keep({ tables: [{ ...placed(thing), gone: true, ...(sure ? { sure } : {}) }] })) return;
    remember(was);
    tables = tables.filter((table) => table !== thing);
    boards = boards.filter((board) => board !== thing);
    if (!isTable(thing)) keep({ boards });
    chosen = things()[0] ?? null;
    build();
    announce(t("console.hall_removed"));
    back.focus();
  }
  function askWhetherSure(order, employer) {
    const id = order.tables[0].id;
    const stay = h("button", { type: "button", onclick: () => { fill(wrong); buttons.get(chosen)?.focus(); } }, t("console.hall_stays"));
    fill(wrong, h("div", { class: "alert stack" }, h("p", {}, t("console.table_of_employer", { detail: employer })),
      h("div", { class: "row" }, stay, h("button", { type: "button", onclick: () =>
        remove(tables.find((table) => table.id === id), true) }, icon("delete"), t("console.hall_remove_sure")))));
    stay.focus();
  }

  // What is chosen, and what can be said of it.
  function describe() {
    if (!chosen) return fill(about, h("p", { class: "quiet" }, t("console.hall_nothing")));
    const out = mayMove && h("p", {}, h("button", { type: "button", onclick: () => remove(chosen) }, icon("delete"), t("console.hall_remove")));
    if (isTable(chosen)) return describeTable(chosen, out);
    const name = h("input", { name: "board_name", maxlength: NAME, value: chosen.name, disabled: !mayMove });
    const board = chosen;
    name.addEventListener("change", () => {
      remember(asWas(board));
      board.name = name.value.trim();
      draw();
      keep({ boards });
    });
    fill(about, h("h2", {}, t("console.hall_chosen_board")),
      field(t("console.hall_board_name"), name, { hint: t("console.hall_board_hint") }), out);
  }
  function describeTable(table, out) {
    const zone = h("input", { type: "number", name: "zone", min: 0, max: ZONES, required: true, value: table.zone, disabled: !mayMove });
    zone.addEventListener("change", () => {
      if (!zone.reportValidity()) return;
      remember(asWas(table));
      table.zone = Number(zone.value);
      draw();
      keepThings([table]);
    });
    const whose = select([["", t("console.hall_nobodys")], ...employers.map(({ id, name }) => [id, name])],
      table.employer_id, { name: "employer", disabled: !mayMove });
    whose.addEventListener("change", async () => {
      const was = asWas(table);
      if (!await keep({ tables: [{ ...placed(table), employer: whose.value }] })) return;
      remember(was);
      table.employer_id = whose.value;
      table.employer = employers.find(({ id }) => id === whose.value)?.name ?? "";
      draw();
      describe();
    });
    fill(about, h("h2", {}, t("console.hall_chosen")),
      h("p", {}, h("strong", {}, number(table.number)), " · ", h("bdi", {}, table.employer || t("console.hall_nobodys"))),
      field(t("console.hall_employer"), whose),
      field(t("console.hall_zone"), zone, { hint: t("console.hall_zone_hint") }), out);
  }

  const tool = (sign, key, work) => h("button", { type: "button", onclick: work }, icon(sign), t(key));
  fill(main, h("p", {}, t(mayMove ? "console.hall_how" : "console.hall_look")), wrong,
    mayMove && h("p", { class: "row" }, back, tool("add", "console.hall_add_table", addTable),
      tool("tv", "console.hall_add_board", addBoard), tool("grid_view", "console.hall_in_rows", inRows)),
    h("div", { class: "columns" }, h("section", { class: "panel" }, hall), about));
  build();
}
