// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "server/limits.h"
#include "server/table_html.h"
#include "server/web_page.h"

namespace ontmoet::server {

void begin_table_page(Html& html, TableReader const& reader, TableFrame const& frame) {
    begin_page(html, reader.tongue,
               {frame.title, reader.css, frame.is_live ? k_table_renews_s : 0, "/web/table.js"});
    if (frame.is_live)
        html.open("body", {{"class", "table"}, {"data-live", "yes"}});
    else
        html.open("body", {{"class", "table"}});
}

void write_table_head(Html& html, TableReader const& reader, TableSight const& sight) {
    auto const& tongue = reader.tongue;
    auto const& state = sight.state;
    html.open("header", {{"class", "bar"}}).open("h1");
    auto const table = state.tables.find(sight.table);
    if (table != state.tables.end())
        html.text(tongue.text("schedule.table") + " " + std::to_string(table->second.number));
    auto const organisation = state.organisations.find(sight.organisation);
    if (organisation != state.organisations.end()) {
        if (table != state.tables.end()) html.text(" · ");
        html.element("bdi", {}, organisation->second.name);
    }
    html.close();
    auto const round = domain::hall_at(state, reader.now).round;
    if (round < state.event.rounds)
        html.element("p", {{"class", "tag"}},
                     tongue.text("hall.round",
                                 {{"number", tongue.number(std::int64_t{round + 1})},
                                  {"count", tongue.number(std::int64_t{state.event.rounds})}}));
    html.close();
    html.element("p", {{"id", "offline"}, {"class", "notice bad"}, {"hidden", "hidden"}},
                 tongue.text("table_web.offline"));
    html.open("p", {{"id", "status"}, {"role", "status"}, {"class", "notice"}});
    if (!sight.notice_key.empty()) html.text(tongue.text(sight.notice_key));
    html.close();
}

void write_way_back(Html& html, i18n::Tongue const& tongue, std::string const& title,
                    std::string const& to) {
    html.open("header", {{"class", "bar"}});
    html.element("a", {{"class", "tag link"}, {"href", to}}, tongue.text("common.back"));
    html.element("h1", {}, title).close();
}

void open_form(Html& html, TableSight const& sight, domain::Meet const* meet) {
    html.open("form", {{"method", "post"}, {"action", std::string(k_table_path)}});
    html.single("input", {{"type", "hidden"}, {"name", "proof"}, {"value", sight.proof}});
    if (meet != nullptr)
        html.single(
            "input",
            {{"type", "hidden"}, {"name", "meet"}, {"value", to_string(meet->planned.meet)}});
}

void write_button(Html& html, TableButton const& button) {
    std::string look = "button";
    if (button.weight == Weight::plain) look += " plain";
    if (button.weight == Weight::danger) look += " danger";
    if (button.is_chosen.value_or(false)) look += " chosen";
    auto const id = "do-" + button.value;
    if (button.is_chosen)
        html.open("button", {{"name", "do"},
                             {"value", button.value},
                             {"id", id},
                             {"class", look},
                             {"aria-pressed", *button.is_chosen ? "true" : "false"}});
    else
        html.open("button", {{"name", "do"}, {"value", button.value}, {"id", id}, {"class", look}});
    html.text(button.words).close();
}

void write_question(Html& html, std::string const& question,
                    std::vector<TableButton> const& buttons) {
    html.open("fieldset").element("legend", {}, question).open("div", {{"class", "choices"}});
    for (auto const& button : buttons) write_button(html, button);
    html.close().close();
}

}  // namespace ontmoet::server
