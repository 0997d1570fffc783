// SPDX-License-Identifier: EUPL-1.2
// The frame around every page: who is signed in, where one is, and which page the address names.
import { get, onSignedOut, post } from "./api.js";
import { announce, fill, h, icon } from "./dom.js";
import { accountsPage, ownPage } from "./accounts.js";
import { outcomesPage, tasksPage } from "./after.js";
import { copyPage } from "./copy.js";
import { keysPage } from "./keys.js";
import { employersPage, peoplePage } from "./lists.js";
import { allEvidencePage, eventEvidencePage } from "./evidence.js";
import { eventsPage } from "./events.js";
import { docsPage, exportsPage } from "./exports.js";
import { devicesPage, letInPage } from "./devices.js";
import { gridPage } from "./grid.js";
import { hallPage } from "./hall.js";
import { importPage } from "./import.js";
import { eventFormPage } from "./new_event.js";
import { overviewPage } from "./overview.js";
import { planPage } from "./plan.js";
import { privacyPage } from "./privacy.js";
import { retentionPage } from "./retention.js";
import { seriesPage } from "./series.js";
import { webhooksPage } from "./webhooks.js";
import { signInPage } from "./sign_in.js";
import { language, languages, preferredLanguage, speak, t } from "./words.js";

const shell = document.getElementById("shell");
let me = null;
let leave = () => {};  // what a page that renews itself must stop
let visits = 0;  // pages that were opened: a slow answer for an earlier one is left

// Of an event: the part of the address, the right it needs, its icon, its words, its page.
const PARTS = [
  { part: "overview", right: "see_overview", icon: "dashboard", key: "console.nav_overview", page: overviewPage },
  { part: "grid", right: "see_overview", icon: "grid_on", key: "console.nav_grid", page: gridPage },
  { part: "plan", right: "run_day", icon: "event_note", key: "console.nav_plan", page: planPage },
  { part: "hall", right: "see_overview", icon: "map", key: "console.nav_hall", page: hallPage },
  { part: "people", right: "see_people", icon: "groups", key: "console.nav_people", page: peoplePage },
  { part: "employers", right: "see_employers", icon: "business", key: "console.nav_employers", page: employersPage },
  { part: "tasks", right: "follow_up", icon: "task_alt", key: "console.nav_tasks", page: tasksPage },
  { part: "outcomes", right: "follow_up", icon: "handshake", key: "console.nav_outcomes", page: outcomesPage },
  { part: "evidence", right: "see_evidence", icon: "insights", key: "console.nav_evidence", page: eventEvidencePage },
  { part: "exports", right: "export_data", icon: "download", key: "console.nav_exports", page: exportsPage },
  { part: "devices", right: "change_events", icon: "devices", key: "console.nav_devices", page: devicesPage },
  { part: "settings", right: "change_events", icon: "tune", key: "console.nav_settings", page: eventFormPage },
  { part: "import", right: "change_events", icon: "upload_file", key: "console.nav_import", page: importPage },
  { part: "retention", right: "see_overview", icon: "auto_delete", key: "console.nav_retention", page: retentionPage },
  { part: "privacy", right: "see_overview", icon: "policy", key: "console.nav_privacy", page: privacyPage },
  { part: "copy", right: "change_events", icon: "content_copy", key: "console.nav_copy", page: copyPage },
];

const may = (right) => me.rights.includes(right);

function link(href, sign, words, isHere) {
  return h("li", {}, h("a", { href, "aria-current": isHere ? "page" : null }, icon(sign), words));
}

function sideOf(event, part) {
  const events = link("#/events", "event", t("console.nav_events"), !event && part === "events");
  const make = !event && may("change_events") &&
    link("#/new", "add_circle", t("console.nav_new"), !event && part === "new");
  const evidence = !event && may("see_evidence") &&
    link("#/evidence", "insights", t("console.nav_evidence"), part === "evidence");
  const series = !event && link("#/series", "repeat", t("console.nav_series"), part === "series");
  const tasks = !event && may("follow_up") &&
    link("#/tasks", "task_alt", t("console.nav_tasks"), part === "tasks");
  const docs = !event && link("#/docs", "description", t("console.nav_docs"), part === "docs");
  const accounts = !event && may("change_accounts") &&
    link("#/accounts", "manage_accounts", t("console.nav_accounts"), part === "accounts");
  const webhooks = !event && may("change_accounts") &&
    link("#/webhooks", "webhook", t("console.nav_webhooks"), part === "webhooks");
  const keys = !event && may("change_accounts") &&
    link("#/keys", "vpn_key", t("console.nav_keys"), part === "keys");
  const inside = event && PARTS.filter((entry) => event.rights.includes(entry.right)).map((entry) =>
    link(`#/events/${event.id}/${entry.part}`, entry.icon, t(entry.key), entry.part === part));
  return h("nav", { class: "side", "aria-label": t("console.nav") },
    h("ul", {}, events, make, series, tasks, evidence, docs, accounts, webhooks, keys, inside && h("li", { "aria-hidden": "true" }, h("hr")), inside));
}

function languageButtons() {
  return languages.filter(([tag]) => tag !== language()).map(([tag, name]) =>
    h("button", { type: "button", lang: tag, "aria-label": name, onclick: async () => { await speak(tag); show(); } },
      icon("language"), h("span", { class: "long" }, name),
      h("span", { class: "short tag", "aria-hidden": "true" }, tag)));
}

async function signOut(path) {
  try {
    await post(path);
  } finally {
    me = null;
    location.hash = "";
    show();
  }
}

function top(event) {
  return h("header", { class: "top" },
    h("a", { class: "brand", href: "#/events", "aria-label": "Ontmoet" }, "ontmoet", h("span", {}, ".")),
    h("p", { class: "where" }, event ? event.name : me.organiser),
    languageButtons(),
    h("details", { class: "account" },
      h("summary", { class: "button", "aria-label": me.name }, icon("person"),
        h("span", { class: "long" }, me.name),
        h("span", { class: "short", "aria-hidden": "true" }, me.name.split(" ")[0])),
      h("div", { class: "menu stack" },
        h("p", {}, me.login, h("br"), h("span", { class: "quiet" }, t(`console.role.${me.role}`))),
        h("a", { class: "button", href: "#/me" }, icon("key"), t("console.nav_own")),
        h("button", { type: "button", onclick: () => signOut("sign-out") }, icon("logout"),
          t("console.sign_out")),
        h("button", { type: "button", onclick: () => signOut("sign-out-everywhere") },
          t("console.sign_out_everywhere")))));
}

/** The frame, and in it the page, which fills `main` and gives what stops it, or nothing. */
async function frame(event, part, title, page) {
  const main = h("div", { class: "stack" });
  const heading = h("h1", { tabindex: "-1" }, title);
  fill(shell,
    h("a", { class: "skip button", href: "#main", onclick: (click) => {
      click.preventDefault();
      heading.focus();
    } }, t("console.skip")),
    top(event),
    h("div", { class: "frame" }, sideOf(event, part),
      h("main", { id: "main" }, h("div", { class: "stack" }, heading, main))));
  document.title = `${title} · Ontmoet`;
  shell.querySelector("[aria-current=page]")?.scrollIntoView({ inline: "center", block: "nearest" });
  heading.focus();
  const mine = visits;
  try {
    const stop = (await page(main)) || (() => {});
    // Somebody who went on before it was drawn has left it.
    if (mine === visits) leave = stop;
    else stop();
  } catch (failure) {
    if (failure.status !== 401) fill(main, h("p", { class: "alert", role: "alert" }, t(failure.message_key)));
  }
}

async function showEvent(id, part, more) {
  const mine = visits;
  try {
    const event = await get(`events/${id}`);
    if (mine !== visits) return;
    // At an event of another organiser somebody may be something else than at their own.
    const here = { ...me, rights: event.rights };
    const allowed = PARTS.filter((one) => here.rights.includes(one.right));
    const entry = allowed.find((one) => one.part === part) || allowed[0];
    await frame(event, entry.part, t(entry.key), (main) => entry.page(main, event, here, more));
  } catch (failure) {
    if (failure.status === 401 || mine !== visits) return;
    await frame(null, "", t("console.not_found"), (main) =>
      fill(main, h("p", {}, t(failure.message_key)), h("p", {}, h("a", { href: "#/events" }, t("console.nav_events")))));
  }
}

async function show() {
  visits += 1;
  leave();
  leave = () => {};
  if (!me) return showSignIn();
  const [where, id, part, more] = location.hash.replace(/^#\//, "").split("/").map(decodeURIComponent);
  if (where === "events" && id) return showEvent(id, part, more);
  if (where === "let-in" && id && may("change_events"))
    return frame(null, "events", t("console.let_in"), (main) => letInPage(main, id));
  if (where === "new" && may("change_events"))
    return frame(null, "new", t("console.nav_new"), (main) => eventFormPage(main));
  if (where === "accounts" && may("change_accounts"))
    return frame(null, "accounts", t("console.nav_accounts"), (main) => accountsPage(main, me));
  if (where === "keys" && may("change_accounts"))
    return frame(null, "keys", t("console.nav_keys"), (main) => keysPage(main));
  if (where === "webhooks" && may("change_accounts"))
    return frame(null, "webhooks", t("console.nav_webhooks"), (main) => webhooksPage(main));
  if (where === "me") return frame(null, "me", t("console.nav_own"), (main) => ownPage(main, me));
  if (where === "tasks" && may("follow_up"))
    return frame(null, "tasks", t("console.nav_tasks"), (main) => tasksPage(main));
  if (where === "docs")
    return frame(null, "docs", t("console.nav_docs"), (main) => docsPage(main));
  if (where === "evidence" && may("see_evidence"))
    return frame(null, "evidence", t("console.nav_evidence"), (main) => allEvidencePage(main, id));
  if (where === "series")
    return frame(null, "series", t("console.nav_series"), (main) => seriesPage(main, me, id));
  return frame(null, "events", t("console.nav_events"), (main) => eventsPage(main, me));
}

function showSignIn() {
  document.title = `${t("console.sign_in")} · Ontmoet`;
  signInPage(shell, languageButtons(), (whoever) => {
    me = whoever;
    announce(t("console.signed_in", { name: me.name }));
    show();
  });
}

async function begin() {
  document.fonts.load('24px "Material Icons"').then((faces) => {
    if (faces.length > 0) document.documentElement.classList.add("has-icons");
  });
  await speak(preferredLanguage());
  onSignedOut(() => {
    if (!me) return;
    me = null;
    announce(t("console.signed_out"));
    show();
  });
  me = await get("me").catch(() => null);
  addEventListener("hashchange", show);
  show();
}

begin();
