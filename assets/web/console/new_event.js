// SPDX-License-Identifier: EUPL-1.2
import { get } from "./api.js";
import { calmly, field, fill, h, icon, select } from "./dom.js";
import { dateInput, input, send, showAdvice, startInput } from "./event_form.js";
import { clock, isoDay, isSameName, number, t } from "./words.js";

const NUMBERS = ["rounds", "meet_length_min", "changeover_min", "most_meets", "fair_minimum"];
const BOUNDS = { rounds: [1, 32], meet_length_min: [1, 120], changeover_min: [0, 60],
  most_meets: [1, 32], fair_minimum: [0, 32], expected_people: [0, 10000], expected_employers: [0, 10000] };

function numberInput(name, value) {
  const [min, max] = BOUNDS[name];
  return input(name, { type: "number", min, max, required: true, value });
}

/** Options of these, and of what stands there already. */
const among = (all, present) => (present && !all.includes(present) ? [...all, present] : all).map((one) => [one, one]);

/** The form for a new event, or for the settings of one that is there. */
export async function eventFormPage(main, event = null) {
  const { kinds, regions } = await get("choices");
  const known = (await get("series")).series.filter((one) => one.is_own);
  const id = event?.id ?? crypto.randomUUID();  // asked for twice, it is made once
  const path = event ? `events/${event.id}/settings` : "events";
  const first = event ?? kinds[0];
  const c = {
    name: input("name", { type: "text", required: true, maxlength: 60, value: event?.name ?? "" }),
    kind: select(among(kinds.map(({ kind }) => kind), first.kind), first.kind, { name: "kind" }),
    theme: input("theme", { type: "text", maxlength: 60, value: event?.theme ?? "" }),
    place: input("place", { type: "text", maxlength: 60, value: event?.place ?? "" }),
    region: select([["", t("console.choose")], ...among(regions, event?.region)], event?.region ?? "", { name: "region" }),
    series: input("series", { type: "text", maxlength: 60, list: "series-names", value: event?.series ?? "" }),
    date: dateInput(),
    start: startInput(),
  };
  if (event) {
    c.date.value = isoDay(event.starts_at);
    c.start.value = clock(event.starts_at);
  }
  for (const name of NUMBERS) c[name] = numberInput(name, first[name]);
  if (!event) {
    c.expected_people = numberInput("expected_people", 40);
    c.expected_employers = numberInput("expected_employers", 16);
  }

  const breaks = h("div", { class: "row" });
  const wrong = h("div", { role: "alert" });
  const advice = h("section", { class: "panel stack", "aria-live": "polite" });
  const button = h("button", { class: "strong", type: "submit" }, icon("check"), t(event ? "console.keep_event" : "console.make_event"));

  function drawBreaks(present = chosenBreaks()) {
    const chosen = new Set(present);
    const rounds = Math.min(Math.max(Number(c.rounds.value) || 0, 0), BOUNDS.rounds[1]);
    fill(breaks, [...Array(rounds).keys()].map((round) => h("label", { class: "row" },
      h("input", { type: "checkbox", name: "break", value: String(round), checked: chosen.has(round) }),
      number(round + 1))));
  }
  const chosenBreaks = () =>
    [...breaks.querySelectorAll("input:checked")].map((box) => Number(box.value));

  const order = (apply) => {
    const said = { id, apply, breaks: chosenBreaks() };
    for (const [name, control] of Object.entries(c))
      said[name] = name in BOUNDS ? Number(control.value) : control.value.trim();
    if (!apply && !said.name) said.name = "-";  // only advice is asked for
    return said;
  };
  const advise = calmly(async () => {
    const answer = await send(form, wrong, path, order(false));
    if (answer) showAdvice(advice, answer);
  });

  async function make(submit) {
    submit.preventDefault();
    button.disabled = true;
    const answer = await send(form, wrong, path, order(true));
    button.disabled = false;
    if (answer) location.hash = `#/events/${answer.id}`;
  }

  c.kind.addEventListener("change", () => {
    const kind = kinds.find((one) => one.kind === c.kind.value);
    if (event || !kind) return;  // what somebody chose for it stays
    for (const name of NUMBERS) c[name].value = kind[name];
    drawBreaks();
  });
  // A series is of one region.
  c.series.addEventListener("change", () => {
    const series = known.find(({ name }) => isSameName(name, c.series.value));
    if (series && !c.region.value) c.region.value = series.region;
  });
  c.rounds.addEventListener("input", () => drawBreaks());
  drawBreaks(event?.breaks);

  const group = (key, ...inside) => h("fieldset", { class: "panel stack" },
    h("legend", { class: "unseen" }, t(key)), h("h2", {}, t(key)), h("div", { class: "fields" }, inside));
  const form = h("form", { class: "columns", onsubmit: make, oninput: advise },
    h("div", { class: "stack" },
      group("console.group_what",
        field(t("console.event_name"), c.name, { wide: true, hint: t("console.event_name_hint") }),
        field(t("console.kind"), c.kind, { hint: t("console.kind_hint") }),
        field(t("console.theme"), c.theme)),
      group("console.group_where", field(t("console.event_place"), c.place), field(t("console.region"), c.region),
        field(t("console.date"), c.date), field(t("console.start"), c.start),
        field(t("console.series"), c.series, { wide: true, hint: t("console.series_hint") }),
        h("datalist", { id: "series-names" }, known.map(({ name }) => h("option", { value: name })))),
      !event && group("console.group_who",
        field(t("console.expected_people"), c.expected_people),
        field(t("console.expected_employers"), c.expected_employers)),
      group("console.group_rounds",
        field(t("console.rounds"), c.rounds),
        field(t("console.meet_length"), c.meet_length_min),
        field(t("console.changeover"), c.changeover_min),
        field(t("console.most_meets"), c.most_meets, { hint: t("console.most_meets_hint") }),
        field(t("console.fair_minimum"), c.fair_minimum, { hint: t("console.fair_minimum_hint") }),
        h("fieldset", { class: "wide" }, h("legend", {}, t("console.breaks")), breaks)),
      wrong, h("p", {}, button)),
    h("div", { class: "stack" }, advice));
  fill(main, form);
  advise();
}
