// SPDX-License-Identifier: EUPL-1.2
#include "server/table_html.h"

#include "domain/rules.h"
#include "printing/profile_page.h"
#include "server/limits.h"
#include "server/web_page.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace ontmoet::server {
namespace {

using domain::TableNow;
using i18n::Tongue;
using Phase = domain::HallMoment::Phase;

// As on all clocks of the hall: whole seconds, rounded up.
std::string left_words(Duration left) {
    auto const seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%lld:%02lld", static_cast<long long>(seconds / 60),
                  static_cast<long long>(seconds % 60));
    return text.data();
}

std::string clock_words(Tongue const& tongue, TableNow const& now) {
    if (now.hall.stands_still) return tongue.text("hall.paused");
    if (now.is_running) return tongue.text("hall.still");
    return tongue.text(now.hall.is_break ? "board.break" : "hall.until_next");
}

// A ring and a clock. The script counts down to data-ends by the server's clock; without it the
// time stands there at which it ends.
void write_clock(Html& html, TableReader const& reader, TableNow const& now) {
    auto const ends = reader.now + now.left;
    bool const stands = now.hall.stands_still;
    html.open("section", {{"class", now.is_running ? "clock runs" : "clock"},
                          {"id", "clock"},
                          {"data-ends", stands ? "" : std::to_string(ends.ms)},
                          {"data-whole", std::to_string(now.whole.count())},
                          {"dir", "ltr"}});
    html.open("svg", {{"viewBox", "0 0 120 120"}, {"aria-hidden", "true"}});
    html.element("circle", {{"cx", "60"}, {"cy", "60"}, {"r", "54"}}, {});
    html.element("circle",
                 {{"cx", "60"},
                  {"cy", "60"},
                  {"r", "54"},
                  {"class", "rest"},
                  {"pathLength", "100"},
                  {"stroke-dasharray", "100 100"},
                  {"transform", "rotate(-90 60 60)"}},
                 {});
    html.close().open("p", {{"role", "timer"}});
    html.element("b", {}, stands ? left_words(now.left) : reader.tongue.time(ends));
    html.open("small", {{"dir", reader.tongue.is_right_to_left() ? "rtl" : "ltr"}});
    html.text(clock_words(reader.tongue, now)).close().close().close();
}

std::string interpreter_words(TableReader const& reader, domain::State const& state,
                              InterpreterId id) {
    auto words = reader.tongue.text("schedule.interpreter");
    auto const found = state.interpreters.find(id);
    if (found == state.interpreters.end()) return words;
    std::vector<std::string> languages;
    for (auto const& language : found->second.languages)
        languages.push_back(reader.tongue.language_name(language));
    return languages.empty() ? words : words + " · " + reader.tongue.list(languages);
}

// Who it is, so that hands and eyes find what to do right under it.
void write_candidate(Html& html, TableReader const& reader, TableSight const& sight,
                     domain::Meet const& meet) {
    auto const& tongue = reader.tongue;
    auto const person = sight.state.people.find(meet.planned.person);
    html.open("section", {{"class", "panel card"}});
    if (person == sight.state.people.end()) {
        html.element("h2", {}, tongue.text("table.unknown")).close();
        return;
    }
    auto const& candidate = person->second;
    html.open("h2", {{"class", "who"}});
    html.element("span", {{"class", "badge"}, {"dir", "ltr"}},
                 candidate.badge.empty() ? "…" : candidate.badge);
    html.element("bdi", {}, candidate.profile.given_name).close();
    auto const work = tongue.text("card.title_work");
    for (auto const& part : printing::profile_parts(candidate.profile, tongue))
        if (part.heading == work)
            for (auto const& line : part.lines) html.element("p", {{"dir", "auto"}}, line);
    if (!meet.planned.interpreter.is_none())
        html.open("p", {{"class", "tags"}})
            .element("span", {{"class", "tag strong"}},
                     interpreter_words(reader, sight.state, meet.planned.interpreter))
            .close();
    html.close();
}

// All that this table may know of them (sync/audience.h).
void write_card(Html& html, TableReader const& reader, TableSight const& sight,
                domain::Meet const& meet) {
    auto const person = sight.state.people.find(meet.planned.person);
    if (person == sight.state.people.end()) return;
    auto const parts = printing::profile_parts(person->second.profile, reader.tongue);
    if (parts.empty()) return;
    html.open("section", {{"class", "panel"}}).open("dl");
    for (auto const& part : parts) {
        html.open("div").element("dt", {}, part.heading);
        for (auto const& line : part.lines) html.element("dd", {{"dir", "auto"}}, line);
        html.close();
    }
    html.close().close();
}

void write_arrival(Html& html, TableReader const& reader, TableSight const& sight,
                   TableNow const& now) {
    auto const& tongue = reader.tongue;
    auto const starts = domain::round_start(sight.state, now.meet->planned.round);
    html.open("section", {{"class", "say"}});
    html.element("h2", {},
                 tongue.text(now.is_running ? "table.expected" : "table.comes",
                             {{"time", tongue.time(starts)}}));
    open_form(html, sight, now.meet);
    html.open("div", {{"class", "choices"}});
    write_button(html, {"begin", tongue.text("table.begin"), Weight::primary});
    if (now.is_running) write_button(html, {"missed", tongue.text("table.not_here")});
    html.close().close().close();
}

void write_ways(Html& html, TableReader const& reader, TableSight const& sight,
                TableNow const& now) {
    auto const& tongue = reader.tongue;
    auto const* said = domain::agreed_way(*now.meet);
    html.open("section", {{"class", "say"}});
    html.element("h2", {}, tongue.text(said == nullptr ? "table.how_on" : "table.how_on_said"));
    open_form(html, sight, now.meet);
    html.open("div", {{"class", "choices"}});
    for (auto const& way : domain::ways_on())
        write_button(html, {"way:" + std::string(way.code), tongue.text(way.key),
                            way.code.empty() ? Weight::danger : Weight::plain, said == &way});
    html.close().close().close();
}

std::string page_link(std::string_view page, domain::Meet const& meet) {
    return std::string(k_table_path) + "?page=" + std::string(page) +
           "&meet=" + to_string(meet.planned.meet);
}

std::string talk_link(TableSight const& sight, domain::Meet const* meet) {
    std::string link = std::string(k_table_path) + "?page=talk";
    if (meet == nullptr) return link;
    auto const person = sight.state.people.find(meet->planned.person);
    if (person == sight.state.people.end()) return link;
    auto const& language = person->second.profile.screen_language;
    return i18n::find_language(language) == nullptr ? link : link + "&with=" + language;
}

// The small things to do, and who comes after this.
void write_foot(Html& html, TableReader const& reader, TableSight const& sight,
                TableNow const& now) {
    auto const& tongue = reader.tongue;
    bool const began = now.meet != nullptr && now.meet->started_at != Moment{};
    open_form(html, sight, now.meet);
    html.open("div", {{"class", "choices small"}});
    auto const link = [&](std::string const& to, std::string_view words) {
        html.element("a", {{"class", "button plain"}, {"href", to}, {"id", std::string(words)}},
                     tongue.text(words));
    };
    link(talk_link(sight, now.meet), "talk.title");
    if (began) {
        link(page_link("note", *now.meet), "table.note");
        link(page_link("answer", *now.meet), "table.their_answer");
        if (now.is_running) write_button(html, {"longer", tongue.text("hall.longer")});
    }
    write_button(html, {"help", tongue.text("common.help")});
    if (domain::tables_of(sight.state, sight.organisation).size() > 1)
        link(std::string(k_table_path) + "?page=stand", "table.choose");
    html.close().close();
    if (now.next == nullptr) return;
    auto const person = sight.state.people.find(now.next->planned.person);
    auto const badge = person == sight.state.people.end() ? std::string{} : person->second.badge;
    auto const starts = domain::round_start(sight.state, now.next->planned.round);
    html.element("p", {{"class", "panel"}},
                 tongue.text("table.next", {{"time", tongue.time(starts)},
                                            {"badge", badge.empty() ? "…" : badge}}));
}

// Which of several tables, or that there is none.
void write_stand(Html& html, TableReader const& reader, TableSight const& sight) {
    auto const& tongue = reader.tongue;
    auto const tables = domain::tables_of(sight.state, sight.organisation);
    if (tables.empty()) {
        html.element("h2", {}, tongue.text("table.no_table"));
        html.element("p", {}, tongue.text("table.no_table_body"));
        return;
    }
    html.element("h2", {}, tongue.text("table.choose"));
    open_form(html, sight, nullptr);
    html.open("div", {{"class", "choices small"}});
    for (auto const& id : tables) {
        auto const number = std::to_string(sight.state.tables.at(id).number);
        write_button(html, {"stand:" + number, number, Weight::plain, id == sight.table});
    }
    html.close().close();
}

}  // namespace

std::string table_html(TableReader const& reader, TableSight const& sight) {
    auto const& tongue = reader.tongue;
    Html html;
    begin_table_page(html, reader, {tongue.text("schedule.table"), !sight.table.is_none()});
    write_table_head(html, reader, sight);
    html.open("main", {{"id", "main"}});
    if (sight.table.is_none()) {
        write_stand(html, reader, sight);
        return html.take();
    }
    auto const now = domain::table_now(sight.state, sight.table, sight.seat.longer, reader.now);
    bool const is_over = now.hall.phase == Phase::over;
    if (now.meet == nullptr) {
        html.open("section", {{"class", "panel alone"}});
        html.element("h2", {},
                     tongue.text(!now.has_meets ? "ours.none"
                                 : is_over      ? "hall.over"
                                                : "table.nobody"));
        html.close();
    } else {
        html.open("div", {{"class", "top"}});
        if (!is_over) write_clock(html, reader, now);
        write_candidate(html, reader, sight, *now.meet);
        html.close();
        if (now.meet->started_at != Moment{} || now.is_over)
            write_ways(html, reader, sight, now);
        else
            write_arrival(html, reader, sight, now);
    }
    write_foot(html, reader, sight, now);
    if (now.meet != nullptr) write_card(html, reader, sight, *now.meet);
    return html.take();
}

std::string table_note_html(TableReader const& reader, TableSight const& sight,
                            domain::Meet const& meet) {
    auto const& tongue = reader.tongue;
    auto const& planned = meet.planned;
    Html html;
    begin_table_page(html, reader, {tongue.text("table.note")});
    write_way_back(html, tongue, tongue.text("table.note"), std::string(k_table_path));
    html.open("main", {{"id", "main"}});
    open_form(html, sight, &meet);
    html.open("p").element("label", {{"for", "text"}}, tongue.text("table.note_body")).close();
    html.open("textarea", {{"id", "text"},
                           {"name", "text"},
                           {"rows", "8"},
                           {"dir", "auto"},
                           {"maxlength", std::to_string(k_most_note_signs)}});
    html.lines(domain::note_about(sight.state, planned.person, planned.organisation)).close();
    write_button(html, {"note", tongue.text("common.done"), Weight::primary});
    return html.take();
}

std::string table_answer_html(TableReader const& reader, TableSight const& sight,
                              domain::Meet const& meet) {
    auto const person = sight.state.people.find(meet.planned.person);
    auto const& language =
        person == sight.state.people.end() ? std::string{} : person->second.profile.screen_language;
    TableReader const candidate{
        i18n::find_language(language) == nullptr ? reader.tongue : reader.tongues.get(language),
        reader.tongues, reader.css, reader.now};
    auto const& tongue = candidate.tongue;
    Html html;
    begin_table_page(html, candidate, {tongue.text("verdict.go_on")});
    write_way_back(html, tongue, tongue.text("verdict.go_on"), std::string(k_table_path));
    html.open("main", {{"id", "main"}});
    open_form(html, sight, &meet);
    html.open("div", {{"class", "choices three"}});
    // What they said before is theirs alone: it is not shown on somebody else's device.
    for (auto const* answer : {"yes", "maybe", "no"})
        write_button(
            html, {std::string("answer:") + answer, tongue.text(std::string("answer.") + answer)});
    html.close().close();
    html.element("p", {{"class", "quiet"}}, tongue.text("verdict.privacy"));
    return html.take();
}

std::string table_door_html(TableReader const& reader, std::string const& code,
                            std::string_view problem_key) {
    auto const& tongue = reader.tongue;
    Html html;
    begin_table_page(html, reader, {tongue.text("table_web.open")});
    html.open("header").element("h1", {}, tongue.text("table_web.open")).close();
    html.open("main", {{"id", "main"}});
    html.element("p", {}, tongue.text("table_web.open_body"));
    if (!problem_key.empty())
        html.element("p", {{"class", "notice bad"}, {"role", "alert"}}, tongue.text(problem_key));
    html.open("form", {{"method", "post"}, {"action", std::string(k_table_path)}});
    html.single("input", {{"type", "hidden"}, {"name", "do"}, {"value", "open"}});
    html.open("p").element("label", {{"for", "code"}}, tongue.text("table_web.code")).close();
    html.single("input", {{"id", "code"},
                          {"name", "code"},
                          {"value", code},
                          {"dir", "ltr"},
                          {"maxlength", "20"},
                          {"required", "required"},
                          {"autocomplete", "off"},
                          {"autocapitalize", "characters"},
                          {"spellcheck", "false"}});
    html.element("button", {{"class", "button"}}, tongue.text("table_web.open_button"));
    return html.take();
}

}  // namespace ontmoet::server
