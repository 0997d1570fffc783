// SPDX-License-Identifier: EUPL-1.2
#include "server/table_form.h"

#include "domain/values.h"
#include "i18n/tongue.h"
#include "server/limits.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

namespace ontmoet::server {
namespace {

Error bad_form(std::string_view what) {
    return {ErrorKind::invalid_input, "error.bad_form", std::string(what)};
}

std::optional<int> small_number(std::string_view text) {
    int number = 0;
    auto const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, number);
    bool const is_number = read.ec == std::errc{} && read.ptr == end && number >= 0;
    return is_number ? std::optional{number} : std::nullopt;
}

bool is_code_of(auto const& codes, std::string_view code) {
    return std::ranges::any_of(codes, [&](auto const& one) { return one.code == code; });
}

// The agreed step with what was touched; touched again it is taken back.
Result<domain::NextStep> changed_step(domain::Meet const& meet, std::string_view what,
                                      std::string_view value, Moment now) {
    auto const said = meet.next_steps.find(domain::Side::employer);
    if (said == meet.next_steps.end()) return bad_form(what);
    auto step = said->second;
    if (what == "owner") {
        auto const owner = domain::from_text<domain::StepOwner>(value);
        if (!owner) return bad_form(what);
        step.owner = *owner;
    } else if (what == "due") {
        auto const place = small_number(value);
        if (!place || *place >= static_cast<int>(domain::k_dues.size())) return bad_form(what);
        auto const days = domain::k_dues.at(static_cast<std::size_t>(*place)).days;
        auto const date = i18n::iso_date(now + std::chrono::hours{24 * days});
        step.due = step.due == date ? std::string{} : date;
    } else if (what == "goal") {
        if (!is_code_of(domain::k_learning_goals, value)) return bad_form(what);
        step.learning_goal = step.learning_goal == value ? "" : std::string(value);
    } else {
        bool const is_lessons = value == "language_at_work";
        if (!is_lessons && value != "regular_job") return bad_form(what);
        auto& promise = is_lessons ? step.language_at_work : step.regular_job;
        promise = !promise;
    }
    return step;
}

Result<TableWish> wish_about(domain::Meet const& meet, std::string_view what,
                             std::string_view value, Form const& form, domain::State const& state,
                             Moment now) {
    TableWish wish;
    if (what == "begin") {
        wish.said = domain::begins(meet);
    } else if (what == "missed") {
        wish.said = domain::nobody_came(meet);
        wish.go_to = "?said=missed";
    } else if (what == "way") {
        if (domain::find_way_on(value) == nullptr) return bad_form(what);
        wish.said = domain::goes_on(meet, value);
        wish.go_to = "?page=agreed&meet=" + to_string(meet.planned.meet);
    } else if (what == "why") {
        if (!is_code_of(domain::k_reasons_against, value)) return bad_form(what);
        wish.said = domain::says_why_not(meet, value);
        wish.go_to = "?page=agreed&meet=" + to_string(meet.planned.meet);
    } else if (what == "answer") {
        auto const answer = domain::from_text<domain::Answer>(value);
        if (!answer || *answer == domain::Answer::none) return bad_form(what);
        wish.said = domain::candidate_says(meet, *answer);
        wish.go_to = "?said=answered";
    } else if (what == "note") {
        auto const text = form.value("text");
        if (text.size() > k_most_note_bytes) return bad_form(what);
        wish.said = domain::notes_down(state, meet, text);
    } else if (what == "owner" || what == "due" || what == "goal" || what == "promise") {
        TRY_ASSIGN(auto const step, changed_step(meet, what, value, now));
        wish.said = domain::agrees(meet, step);
        wish.go_to = "?page=agreed&meet=" + to_string(meet.planned.meet);
    } else {
        return bad_form("do");
    }
    return wish;
}

}  // namespace

Result<TableWish> read_table_wish(Form const& form, domain::State const& state, TableId table,
                                  TableSeat const& seat, std::string_view language, Moment now) {
    auto const wanted = form.value("do");
    std::string_view value = wanted;
    auto const what = value.substr(0, value.find(':'));
    value.remove_prefix(std::min(value.size(), what.size() + 1));
    TableWish wish{.seat = seat};
    if (what == "stand") {
        auto const number = small_number(value);
        if (!number) return bad_form(what);
        wish.seat = {*number, {}};
        return wish;
    }
    if (what == "help") {
        wish.said = {domain::make_fact(domain::HelpAsked{{}, "table", std::string(language)})};
        wish.go_to = "?said=help";
        return wish;
    }
    if (what == "longer") {
        wish.seat.longer = domain::one_minute_longer(state, seat.longer, now);
        return wish;
    }
    auto const id = parse_id<MeetId>(form.value("meet"));
    if (!id.ok()) return bad_form("meet");
    auto const* meet = domain::meet_at(state, table, *id);
    if (meet == nullptr) return Error{ErrorKind::not_found, "refused.meet_unknown", {}};
    TRY_ASSIGN(auto about, wish_about(*meet, what, value, form, state, now));
    about.seat = seat;
    return about;
}

}  // namespace ontmoet::server
