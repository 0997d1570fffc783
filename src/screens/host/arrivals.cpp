// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "i18n/tongue.h"
#include "screens/host/host_parts.h"
#include "screens/parts.h"
#include "screens/views.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::screens {
namespace {

// Something that waits for a host, and what its button says and does.
struct Need {
    std::string id;
    std::string icon;
    std::string title;
    std::string subtitle;
    char const* button_key;
    char const* button_icon;
    ui::Tint tint;
    ui::CardKind card;
    Intent done;
};

std::vector<Need> needs_of(Model const& model, ui::Frame& frame) {
    auto const& tongue = frame.tongue();
    std::vector<Need> needs;
    for (auto const& help : model.state->help) {
        if (help.answered) continue;
        auto const person = model.state->people.find(help.person);
        auto const who = person == model.state->people.end() || person->second.badge.empty()
                             ? frame.say("arrivals.somebody")
                             : person->second.badge;
        bool const late = help.late_min > 0;
        needs.push_back({"arrivals.help." + to_string(help.id), late ? "schedule" : "support_agent",
                         late ? tongue.plural("arrivals.is_late", help.late_min, {{"who", who}})
                              : tongue.text("arrivals.asks_help", {{"who", who}}),
                         tongue.time(help.at) + " · " + tongue.language_name(help.language),
                         "arrivals.done", "check", ui::Tint::accent, ui::CardKind::accent,
                         AnswerHelp{help.id}});
    }
    for (auto const& organisation : model.state->unconfirmed) {
        auto const* record = find_organisation(model, organisation);
        if (record == nullptr || model.state->refused_employers.contains(organisation)) continue;
        needs.push_back({"arrivals.employer." + to_string(organisation), "store",
                         tongue.text("arrivals.new_employer", {{"name", record->name}}),
                         sector_and_place(tongue, *record), "problems.look", "arrow_forward",
                         ui::Tint::accent, ui::CardKind::accent,
                         OffersIntent{OpenNewEmployer{organisation}}});
    }
    auto const& printers = model.printers.lines;
    for (std::size_t i = 0; i < printers.size(); ++i) {
        if (!printers[i].needs_help) continue;
        needs.push_back({"arrivals.printer." + std::to_string(i), "print_disabled",
                         i18n::isolate(printers[i].name) + " · " + frame.say(printers[i].state_key),
                         frame.say(printers[i].advice_key), "problems.look", "arrow_forward",
                         ui::Tint::bad, ui::CardKind::plain, Open{Screen::printing}});
    }
    auto const open = std::ranges::count_if(model.host.problems, &Problem::is_open);
    if (open > 0)
        needs.push_back({"arrivals.problems", "report_problem",
                         tongue.plural("problems.count", open), frame.say("problems.explain"),
                         "problems.look", "arrow_forward", ui::Tint::bad, ui::CardKind::plain,
                         Open{Screen::problems}});
    return needs;
}

MaybeIntent draw_need(ui::Frame& frame, ui::Rect& list, Need const& need) {
    constexpr float beside = 18 + 40 + 12 + 18;
    float const title = frame.measure(need.title, ui::style::strong, list.w - beside).h;
    float const subtitle = frame.measure(need.subtitle, ui::style::small, list.w - beside).h;
    float const button = std::max(ui::measure::target, frame.button_height() - 16);
    auto const rect = list.cut_top(title + subtitle + button + 48, 12);
    frame.card(rect, need.card);
    auto inside = rect.inset(18, 16);
    auto const pressed =
        frame.button(need.id, inside.cut_bottom(button, 12), frame.say(need.button_key),
                     {.icon = need.button_icon, .text_size = 22, .icon_size = 28});
    auto const mark = inside.cut_start(40, 12);
    frame.icon(mark.centered({40, 40}), need.icon, ui::part_of(need.tint), 36);
    frame.text(inside.cut_top(title, 4), need.title, ui::style::strong);
    frame.text(inside, need.subtitle, ui::style::small.with(ui::Paint::quiet));
    return pressed ? MaybeIntent{need.done} : MaybeIntent{};
}

MaybeIntent draw_needs(Model const& model, ui::Frame& frame, ui::Rect area) {
    MaybeIntent intent;
    frame.card(area);
    auto inside = area.inset(20);
    auto const needs = needs_of(model, frame);
    if (needs.empty()) {
        empty_state(frame, inside, "sentiment_satisfied", frame.say("arrivals.all_calm"), {});
        return intent;
    }
    frame.paragraph(inside, frame.say("arrivals.needed"), ui::style::strong, 12);
    // The thumb of the scroll area stands inside the card, too.
    inside.w -= 8;
    auto list = frame.begin_scroll("arrivals.needs", inside);
    float const top = list.y;
    for (auto const& need : needs)
        if (auto said = draw_need(frame, list, need)) intent = std::move(said);
    frame.end_scroll(list.y - top);
    return intent;
}

// "Selam (A-17+)": who came along, and as what they are known in the hall.
std::string companion_of(Model const& model, domain::Candidate const& candidate) {
    auto const number = domain::companion_badge(*model.state, candidate);
    if (number.empty()) return {};
    return i18n::isolate(candidate.profile.companion) + " (" + i18n::isolate(number) + ")";
}

// The name, and below it the name as the person writes it and who came along; a long name alone
// takes both lines.
void draw_name(ui::Frame& frame, ui::Rect rect, domain::Profile const& profile,
               std::string const& companion) {
    auto const name = i18n::isolate(profile.given_name + " " + profile.family_name);
    auto const one = ui::style::strong.with(ui::Stand::middle).lines(1);
    auto const size = frame.measure(name, one);
    if (size.w > rect.w && companion.empty()) {
        frame.text(rect, name, one.lines(2).shrinking());
    } else if (profile.own_script_name.empty() && companion.empty()) {
        frame.text(rect, name, one);
    } else {
        auto own = i18n::isolate(profile.own_script_name);
        if (!companion.empty()) own += (profile.own_script_name.empty() ? "+ " : " + ") + companion;
        float const second = frame.measure(own, ui::style::small_quiet).h;
        auto lines = rect.centered({rect.w, size.h + second});
        frame.text(lines.cut_top(size.h), name, one.shrinking());
        frame.text(lines, own, ui::style::small_quiet.lines(1).shrinking());
    }
}

MaybeIntent draw_person(Model const& model, ui::Frame& frame, ui::Rect rect, PersonId id,
                        domain::Candidate const& candidate) {
    bool const touched = frame.card_button(
        "arrivals.person." + to_string(id), rect,
        i18n::isolate(candidate.profile.given_name + " " + candidate.profile.family_name));
    auto inside = rect.inset(16, 8);
    bool const here = candidate.checked_in;
    auto const words = frame.say("arrivals.check_in");
    ui::ButtonLook const look{.icon = "how_to_reg", .text_size = 20, .icon_size = 26};
    float const number = 48 + frame.measure(candidate.badge, ui::style::strong).w + 2;
    float const width =
        here ? number : std::min(inside.w * 0.42f, frame.button_width(words, look) - 40);
    auto const end = inside.cut_end(width, 16);
    bool pressed = false;
    if (here) {
        auto line = end;
        frame.icon(line.cut_end(40, 8), "check_circle", ui::Paint::good, 36);
        frame.text(line, candidate.badge,
                   ui::style::strong.with(ui::Paint::good_ink)
                       .with(ui::Align::end)
                       .with(ui::Stand::middle)
                       .lines(1)
                       .shrinking());
    } else {
        pressed = frame.button("arrivals.check_in." + to_string(id),
                               end.centered({end.w, std::max(64.0f, inside.h - 8)}), words, look);
    }
    draw_name(frame, inside, candidate.profile, companion_of(model, candidate));
    if (pressed) return HostCheckIn{id};
    if (touched) return TouchPlan{{.person = id}};
    return {};
}

// Only the rows that can be seen are drawn: there may be thousands.
MaybeIntent draw_people(Model const& model, ui::Frame& frame, ui::Rect area) {
    MaybeIntent intent;
    auto const& people = model.host.arrivals.people;
    if (people.empty()) {
        bool const searched = model.host.search.has_value();
        bool const has_room = area.h > 240 * frame.text_scale();
        auto const* const body = searched ? "arrivals.not_found_body" : "arrivals.nobody_body";
        empty_state(frame, area, searched ? "search" : "groups",
                    frame.say(searched ? "arrivals.not_found" : "arrivals.nobody"),
                    has_room ? frame.say(body) : std::string{});
        return intent;
    }
    auto const list = frame.begin_scroll("arrivals.list", area);
    constexpr float gap = 12;
    float const height = std::max(88.0f, frame.row_height(true) - 8);
    auto const columns = area.w >= 1000 * frame.text_scale() ? std::size_t{2} : std::size_t{1};
    auto const rows = (people.size() + columns - 1) / columns;
    float const step = height + gap;
    auto const row_at = [&](float y) {
        return static_cast<std::size_t>(std::clamp(y / step, 0.0f, static_cast<float>(rows)));
    };
    auto const last = std::min(rows, row_at(area.bottom() - list.y) + 1);
    for (auto row = row_at(area.y - list.y); row < last; ++row) {
        ui::Rect const line{list.x, list.y + static_cast<float>(row) * step, list.w, height};
        auto const cells = line.columns(static_cast<int>(columns));
        for (std::size_t i = 0; i < columns && row * columns + i < people.size(); ++i) {
            auto const found = model.state->people.find(people[row * columns + i]);
            if (found == model.state->people.end()) continue;
            if (auto said = draw_person(model, frame, cells[i], found->first, found->second))
                intent = std::move(said);
        }
    }
    frame.end_scroll(static_cast<float>(rows) * step - gap);
    return intent;
}

MaybeIntent draw_search(Model const& model, ui::Frame& frame, ui::Rect rect) {
    MaybeIntent intent;
    auto const& search = model.host.search;
    auto const words = frame.say("arrivals.search");
    if (!search) {
        // Whoever nobody knows is registered here, too.
        auto const register_words = frame.say("arrivals.register");
        ui::ButtonLook look{.icon = "person_add", .text_size = 22, .spoken = register_words};
        bool const has_words = frame.button_width(register_words, look) <= rect.w * 0.5f;
        float const width = has_words ? frame.button_width(register_words, look) : 96;
        if (frame.button("arrivals.register", rect.cut_end(width, 16),
                         has_words ? register_words : std::string{}, look))
            intent = HostIntent{HelpPerson{}};
        if (frame.button("arrivals.search", rect, words,
                         {.icon = "search", .text_size = 22, .align = ui::Align::start}))
            intent = HostSearch{std::string{}};
        return intent;
    }
    auto const back = frame.say("common.back");
    if (frame.button("arrivals.search_close", rect.cut_end(96, 16), "",
                     {.icon = "close", .spoken = back}))
        intent = HostSearch{};
    if (frame.focused() != "arrivals.field") frame.focus("arrivals.field");
    if (auto typed = frame.text_field("arrivals.field", rect, *search,
                                      {.label = words, .placeholder = words, .icon = "search"}))
        intent = HostSearch{*typed};
    return intent;
}

// The whole page is for the search while the keyboard is open.
MaybeIntent draw_searching(Model const& model, ui::Frame& frame, ui::Rect body) {
    float const keys = frame.keyboard_height("arrivals.keyboard");
    auto const keyboard = body.cut_bottom(keys, 12);
    auto intent = draw_search(model, frame, body.cut_top(frame.field_height(), 12));
    if (auto said = draw_people(model, frame, body)) intent = std::move(said);
    frame.keyboard("arrivals.keyboard", keyboard);
    return intent;
}

}  // namespace

MaybeIntent view_arrivals(Model const& model, ui::Frame& frame) {
    ui::Rect body;
    auto intent = host_bars(model, frame, Screen::arrivals, body);
    if (model.host.search) {
        if (auto said = draw_searching(model, frame, body)) intent = std::move(said);
        return intent;
    }
    auto const& counts = model.host.arrivals;
    auto const number = [&](std::size_t value) {
        return frame.tongue().number(static_cast<std::int64_t>(value));
    };
    auto const of = [&](int here, int all, char const* key, ui::Paint paint) {
        return Figure{frame.say(key), number(static_cast<std::size_t>(here)),
                      "/ " + number(static_cast<std::size_t>(all)), paint};
    };
    std::vector figures{
        of(counts.here, counts.expected, "arrivals.candidates", ui::Paint::good_ink),
        of(counts.staff_here, counts.staff, "arrivals.staff", ui::Paint::ink),
        Figure{frame.say("arrivals.meets"), number(model.state->meets.size())}};
    if (counts.companions > 0)
        figures.push_back({frame.say("arrivals.companions"),
                           number(static_cast<std::size_t>(counts.companions))});
    draw_figures(frame, body, figures);
    auto const needs =
        frame.is_portrait() ? body.cut_bottom(body.h * 0.4f, 20) : body.cut_end(body.w * 0.36f, 32);
    if (auto said = draw_search(model, frame, body.cut_top(frame.field_height(), 12)))
        intent = std::move(said);
    if (auto said = draw_people(model, frame, body)) intent = std::move(said);
    if (auto said = draw_needs(model, frame, needs)) intent = std::move(said);
    return intent;
}

}  // namespace ontmoet::screens
