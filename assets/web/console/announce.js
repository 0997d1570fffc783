// SPDX-License-Identifier: EUPL-1.2
// What the whole hall is told: ready sentences in every language there, or own words.
import { post } from "./api.js";
import { announce, field, fill, h, icon, select } from "./dom.js";
import { clock, language, t } from "./words.js";

/** Those that stand on the boards now; each can be taken off. */
export function announcementsNow(event, shown, mayAct) {
  if (shown.length === 0) return h("p", { class: "quiet" }, t("console.announcements_none"));
  return h("ul", { class: "waiting" }, shown.map((one) => {
    const tag = language() in one.texts ? language() : Object.keys(one.texts)[0];
    return h("li", {}, h("strong", { lang: tag, dir: "auto" }, one.texts[tag]),
      h("div", { class: "small quiet" }, one.until ? t("console.announcement_until", { time: clock(one.until) }) : ""),
      mayAct && h("div", {}, h("button", { type: "button", "data-key": `end ${one.id}`, onclick: async (click) => {
        click.currentTarget.disabled = true;
        await post(`events/${event.id}/announcements/end`, { announcement: one.id }).catch(() => {});
        announce(t("console.announcement_ended"));
      } }, icon("close"), t("console.announcement_end"))));
  }));
}

/** `ready`: keys of the sentences there are. */
export function announceForm(event, ready) {
  const OWN = "own";
  const words = h("input", { name: "words", type: "text", maxlength: 120, required: true });
  const typed = field(t("console.announce_words"), words, { hint: t("console.announce_words_hint") });
  const which = select([...ready.map((key) => [key, t(key)]), [OWN, t("console.announce_own")]], ready[0],
    { name: "announcement", onchange: () => draw() });
  const wrong = h("div", { role: "alert" });
  const button = h("button", { class: "strong", type: "submit" }, icon("campaign"), t("console.announce_send"));
  let id = crypto.randomUUID();  // sent twice, it is said once

  function draw() {
    typed.hidden = which.value !== OWN;
    words.disabled = typed.hidden;
  }
  async function send(submit) {
    submit.preventDefault();
    button.disabled = true;
    fill(wrong);
    try {
      await post(`events/${event.id}/announcements`, which.value === OWN
        ? { id, text: words.value.trim(), language: language() } : { id, key: which.value });
      id = crypto.randomUUID();
      words.value = "";
      announce(t("console.announced"));
    } catch (failure) {
      if (failure.status !== 401) fill(wrong, h("p", { class: "alert" }, t(failure.message_key)));
    }
    button.disabled = false;
  }
  draw();
  return h("form", { class: "stack", onsubmit: send }, field(t("console.announce_which"), which), typed, wrong,
    h("p", {}, button));
}
