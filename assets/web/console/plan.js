// SPDX-License-Identifier: EUPL-1.2
// The planning: made anew, mended after something went otherwise, or taken back. Everything is
// shown first; publishing is a deed of its own.
import { get, post } from "./api.js";
import { announce, field, fill, h, icon, select } from "./dom.js";
import { clock, languageName, number, t } from "./words.js";

// What can have happened: its icon, whom or what it is about, and whether it has an end.
const WAYS = [["no_show", "person_off", "person"], ["left", "exit_to_app", "person"], ["late", "schedule", "person", true],
  ["walk_in", "person_add", "person"], ["meet_extended", "timer", "person", true],
  ["table_closed", "block", "table"], ["interpreter_gone", "voice_over_off", "interpreter"],
  ["round_cancelled", "event_busy", "round"]];
const CHANGES = { added: ["add_circle", "good"], cancelled: ["remove_circle", "bad"], moved: ["swap_horiz", "info"],
  interpreter: ["record_voice_over", "info"] };

const place = (at, table) => t("console.place", { time: clock(at), table: number(table) });

/** Per cents that a plan may lack to the best possible one: its gap is a part of its own points. */
export const belowBest = ({ gap_per_mille: gap }) => Math.ceil((1000 * gap) / (1000 + gap)) / 10;

function quality(plan) {
  if (plan.gap_per_mille < 0) return t("console.plan_by_hand");
  return plan.optimal ? t("console.plan_optimal")
    : t("console.plan_gap", { gap: `${number(belowBest(plan))}%` });
}

function figures(plan, people) {
  return h("dl", { class: "figures" }, [[t("console.plan_meets"), plan.meets], [t("console.plan_people"), people],
    ...plan.coverage.slice(0, 4).map((count, at) => [t("console.plan_at_least", { count: number(at + 1) }), count]),
    [t("console.plan_unmet"), plan.unmet]].map(([words, value]) =>
    h("div", { class: "figure" }, h("dt", { class: "small" }, words), h("dd", {}, number(value)))));
}

function changeWords(change) {
  const from = change.from_at && place(change.from_at, change.from_table);
  const to = change.to_at && place(change.to_at, change.to_table);
  return t(`console.change.${change.kind}`, { from, to, interpreter: change.interpreter });
}

function changes(option) {
  if (option.change_count === 0) return h("p", {}, t("console.plan_no_changes"));
  return h("details", { class: "more", open: option.change_count <= 12 },
    h("summary", { class: "button" }, icon("compare_arrows"), t("console.plan_changes", { count: number(option.change_count) })),
    h("ul", { class: "notes" }, option.changes.map((change) => h("li", { class: CHANGES[change.kind][1] },
      icon(CHANGES[change.kind][0]), h("span", {}, h("strong", {}, h("bdi", {}, change.who), " · ",
        h("bdi", {}, change.employer)), h("br"), changeWords(change))))),
    option.changes.length < option.change_count &&
      h("p", {}, t("console.plan_more", { count: number(option.change_count - option.changes.length) })));
}

function told({ people, employers, interpreters }) {
  const groups = [["console.told_people", people], ["console.told_employers", employers],
    ["console.told_interpreters", interpreters]].filter(([, names]) => names.length > 0);
  if (groups.length === 0) return h("p", {}, t("console.told_nobody"));
  return h("dl", { class: "defined" }, groups.map(([key, names]) => h("div", {},
    h("dt", {}, t(key, { count: number(names.length) })),
    h("dd", {}, names.flatMap((name, at) => [at > 0 && ", ", h("bdi", {}, name || t("console.no_name"))])))));
}

function lacks(option) {
  return option.shortages?.length > 0 && h("ul", { class: "notes" }, option.shortages.map((lack) =>
    h("li", { class: "warning" }, icon("warning"), h("span", {}, t("console.plan_shortage", {
      language: languageName(lack.language), time: clock(lack.at), wanted: number(lack.wanted), present: number(lack.present) })))));
}

export async function planPage(main, event) {
  const now = h("section", { class: "panel stack" });
  const asked = h("section", { class: "panel stack" });
  const shown = h("div", { class: "stack", "aria-live": "polite" });
  fill(main, now, h("div", { class: "halves" }, asked, shown));
  const [, , , , firstWay, firstPerson] = location.hash.split("/");
  let face = null;

  async function begin(way, firstAbout) {
    face = await get(`events/${event.id}/plan`);
    fill(now, h("h2", {}, t("console.plan_stands")),
      face.has_plan ? [h("p", {}, quality(face)), figures(face, face.people_planned)]
        : h("p", { class: "quiet" }, t("console.plan_none")));
    drawQuestion(way, firstAbout);
  }

  async function look(order, button) {
    button.disabled = true;
    fill(shown, h("section", { class: "panel" }, h("p", { class: "row", role: "status" }, icon("hourglass_empty"), t("console.plan_busy"))));
    try {
      const preview = await post(`events/${event.id}/plan/preview`, { id: crypto.randomUUID(), ...order });
      drawOptions(preview.options, order.way === "take_back");
    } catch (failure) {
      if (failure.status !== 401) fill(shown, h("p", { class: "alert", role: "alert" }, t(failure.message_key)));
    }
    button.disabled = false;
  }

  function drawOptions(options, takesBack) {
    const heading = h("h2", { tabindex: "-1" }, takesBack ? t("console.plan_take_back_title")
      : options.length > 1 ? t("console.plan_choose") : t("console.plan_preview"));
    fill(shown, heading, h("p", {}, t("console.plan_nobody_yet")), options.map((option, at) =>
      h("section", { class: "panel stack option-plan", "aria-label": t("console.plan_way", { number: number(at + 1) }) },
        options.length > 1 && h("h3", {}, t("console.plan_way", { number: number(at + 1) })),
        h("p", {}, quality(option)), lacks(option),
        option.others_changed !== undefined && h("p", {}, t("console.plan_others", { count: number(option.others_changed) })),
        figures(option, option.people), changes(option), h("h3", {}, t("console.plan_told")), told(option.told),
        h("p", {}, h("button", { class: "strong", type: "button", onclick: (click) => publish(option, click.currentTarget, takesBack) },
          icon("check"), t("console.plan_publish"))))),
      h("p", {}, h("button", { type: "button", onclick: () => fill(shown) }, icon("close"), t("console.plan_discard"))));
    heading.focus();
  }

  async function publish(option, button, takesBack) {
    button.disabled = true;
    try {
      await post(`events/${event.id}/plan`, option.plan);
      const said = t(takesBack ? "console.plan_taken_back" : "console.plan_published");
      fill(shown, h("p", { class: "done" }, said));
      announce(said);
      await begin();
    } catch (failure) {
      if (failure.status === 401) return;
      // What is shown leans on a plan that is over: only looking anew helps.
      fill(shown, h("p", { class: "alert", role: "alert" }, t(failure.message_key)));
      if (failure.status === 409) await begin();
    }
  }

  function optionsOf(about) {
    if (about === "person") return face.people.map((one) => [one.id, one.words || t("console.no_name")]);
    if (about === "table") return face.tables.map((one) => [one.id, `${number(one.number)} · ${one.employer}`]);
    if (about === "interpreter") return face.interpreters.map((one) => [one.id, one.name]);
    return face.rounds.map((one) => [String(one.round), clock(one.at)]);
  }

  function drawQuestion(chosen = "", firstAbout = "") {
    const happened = h("div", { class: "stack" });
    const way = select([["", t("console.choose")], ...WAYS.map(([word]) => [word, t(`console.way.${word}`)])], chosen,
      { name: "way", onchange: () => drawHappened() });
    const anew = h("button", { class: "strong", type: "button", onclick: (click) => look({ way: "anew" }, click.currentTarget) },
      icon("auto_awesome"), t(face.has_plan ? "console.plan_again" : "console.plan_make"));
    const back = h("button", { type: "button", onclick: (click) => look({ way: "take_back" }, click.currentTarget) },
      icon("undo"), t("console.plan_take_back"));

    function drawHappened() {
      const found = WAYS.find(([word]) => word === way.value);
      if (!found) return fill(happened);
      const [word, , about, hasEnd] = found;
      const options = optionsOf(about);
      if (options.length === 0) return fill(happened, h("p", { class: "quiet" }, t("console.plan_nothing")));
      const what = select(options, firstAbout || options[0][0], { name: "about" });
      const until = hasEnd && select(face.rounds.map((one) => [String(one.round), clock(one.at)]), "", { name: "until" });
      const button = h("button", { class: "strong", type: "submit" }, icon("refresh"), t("console.plan_ways"));
      fill(happened, h("form", { class: "stack", onsubmit: (submit) => {
        submit.preventDefault();
        look({ way: word, [about]: about === "round" ? Number(what.value) : what.value,
          ...(hasEnd ? { until: Number(until.value) } : {}) }, button);
      } }, field(t(`console.about.${about}`), what), hasEnd && field(t("console.plan_until"), until), h("p", {}, button)));
    }
    fill(asked, h("h2", {}, t("console.plan_new")), h("p", {}, t("console.plan_new_what")), h("p", {}, anew),
      face.has_plan && [h("h2", {}, t("console.plan_happened")), field(t("console.plan_what"), way), happened],
      face.can_take_back && [h("h2", {}, t("console.plan_back")), h("p", {}, t("console.plan_back_what")), h("p", {}, back)]);
    drawHappened();
  }
  await begin(firstWay && WAYS.some(([word]) => word === firstWay) ? firstWay : "", firstPerson || "");
}
