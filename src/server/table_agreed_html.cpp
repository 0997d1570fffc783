// SPDX-License-Identifier: EUPL-1.2
#include "server/table_html.h"

#include <chrono>

namespace ontmoet::server {
namespace {

using i18n::Tongue;
using Buttons = std::vector<TableButton>;

void write_reasons(Html& html, Tongue const& tongue, domain::Meet const& meet) {
    Buttons buttons;
    for (auto const& [code, key] : domain::k_reasons_against)
        buttons.push_back({"why:" + std::string(code), tongue.text(key), Weight::plain,
                           meet.employer_reason == code});
    write_question(html, tongue.text("why_not.title"), buttons);
}

Buttons owner_buttons(Tongue const& tongue, domain::NextStep const& step) {
    Buttons buttons;
    for (auto const owner : {domain::StepOwner::employer, domain::StepOwner::candidate,
                             domain::StepOwner::organiser}) {
        std::string const code(domain::to_text(owner));
        buttons.push_back(
            {"owner:" + code, tongue.text("agreed." + code), Weight::plain, step.owner == owner});
    }
    return buttons;
}

Buttons due_buttons(TableReader const& reader, domain::NextStep const& step) {
    Buttons buttons;
    for (std::size_t i = 0; i < domain::k_dues.size(); ++i) {
        auto const& due = domain::k_dues.at(i);
        auto const date = i18n::iso_date(reader.now + std::chrono::hours{24 * due.days});
        buttons.push_back({"due:" + std::to_string(i), reader.tongue.text(due.key), Weight::plain,
                           step.due == date});
    }
    return buttons;
}

void write_step(Html& html, TableReader const& reader, domain::NextStep const& step,
                bool is_unpaid) {
    auto const& tongue = reader.tongue;
    write_question(html, tongue.text("agreed.who"), owner_buttons(tongue, step));
    write_question(html, tongue.text("agreed.when"), due_buttons(reader, step));
    if (is_unpaid) {
        Buttons goals;
        for (auto const& [code, key] : domain::k_learning_goals)
            goals.push_back({"goal:" + std::string(code), tongue.text(key), Weight::plain,
                             step.learning_goal == code});
        write_question(html, tongue.text("agreed.goal"), goals);
    }
    write_question(html, tongue.text("agreed.promises"),
                   {{"promise:language_at_work", tongue.text("agreed.language_at_work"),
                     Weight::plain, step.language_at_work},
                    {"promise:regular_job", tongue.text("agreed.regular_job"), Weight::plain,
                     step.regular_job}});
}

}  // namespace

std::string table_agreed_html(TableReader const& reader, TableSight const& sight,
                              domain::Meet const& meet) {
    auto const& tongue = reader.tongue;
    auto const* way = domain::agreed_way(meet);
    auto const title = tongue.text(way == nullptr ? "table.how_on" : way->key);
    Html html;
    begin_table_page(html, reader, {title});
    write_way_back(html, tongue, title, std::string(k_table_path));
    html.open("main", {{"id", "main"}});
    auto const person = sight.state.people.find(meet.planned.person);
    if (person != sight.state.people.end() && !person->second.badge.empty())
        html.open("p", {{"class", "who"}})
            .element("span", {{"class", "badge"}, {"dir", "ltr"}}, person->second.badge)
            .close();
    if (way != nullptr) {
        open_form(html, sight, &meet);
        if (way->code.empty())
            write_reasons(html, tongue, meet);
        else
            write_step(html, reader, meet.next_steps.at(domain::Side::employer), way->unpaid);
        html.close();
    }
    html.element("a", {{"class", "button"}, {"href", std::string(k_table_path)}},
                 tongue.text("common.done"));
    return html.take();
}

}  // namespace ontmoet::server
