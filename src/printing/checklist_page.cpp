// SPDX-License-Identifier: EUPL-1.2
#include "printing/checklist_page.h"

#include "domain/interpreter_day.h"
#include "domain/rules.h"
#include "printing/canvas.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ontmoet::printing {
namespace {

constexpr double k_checklist_edge_mm = 18;
constexpr double k_foot_mm = 9;
constexpr double k_square_mm = 4.2;
constexpr double k_between_mm = 2.2;

std::string side_by_side(std::vector<std::string> const& parts) {
    std::string words;
    for (auto const& part : parts)
        if (!part.empty()) words += (words.empty() ? "" : " · ") + part;
    return words;
}

class Gatherer {
public:
    Gatherer(domain::State const& state, i18n::Tongue const& tongue)
        : m_state(state), m_tongue(tongue) {}

    Checklist gather() && {
        m_list.event = m_state.event.name;
        m_list.starts_at = m_state.event.starts_at;
        m_list.place = m_state.event.place;
        before();
        tables();
        interpreters();
        kiosks();
        expected();
        for (int round = 0; round < m_state.event.rounds; ++round)
            if (domain::round_can_be_met_in(m_state, round)) roll_call(round);
        after();
        return std::move(m_list);
    }

private:
    std::string text(std::string_view key) const { return m_tongue.text(key); }
    std::string time(int round) const { return m_tongue.time(domain::round_start(m_state, round)); }
    ChecklistPart& part(std::string title, bool begins_page = false) {
        return m_list.parts.emplace_back(ChecklistPart{std::move(title), {}, begins_page});
    }
    void tasks(std::string_view title, std::vector<std::string_view> const& keys,
               bool begins_page) {
        auto& made = part(text(title), begins_page);
        for (auto const key : keys) made.rows.push_back({text(key)});
    }
    std::string employer(OrganisationId id) const {
        auto const found = m_state.organisations.find(id);
        return found == m_state.organisations.end() ? std::string()
                                                    : i18n::isolate(found->second.name);
    }
    std::string table_words(int number) const {
        return m_tongue.text("console.list_table", {{"number", std::to_string(number)}});
    }

    void before() {
        tasks(
            "console.list_before",
            {"console.list_before_room", "console.list_before_power", "console.list_before_boards",
             "console.list_before_paper", "console.list_before_route", "console.list_before_quiet"},
            false);
    }
    void tables() {
        std::vector<std::pair<int, domain::Table const*>> all;
        for (auto const& [id, table] : m_state.tables) all.emplace_back(table.number, &table);
        std::ranges::sort(all);
        auto& made = part(text("console.list_tables"));
        for (auto const& [number, table] : all) {
            made.hall.push_back({std::to_string(number), table->x, table->y, false});
            made.rows.push_back(
                {side_by_side({table_words(number), employer(table->organisation)}),
                 m_tongue.text("console.list_zone", {{"zone", std::to_string(table->zone)}})});
        }
        for (auto const& board : m_state.event.boards) {
            made.hall.push_back({board.name, board.x, board.y, true});
            made.rows.push_back({m_tongue.text("console.list_board", {{"name", board.name}})});
        }
    }
    void interpreters() {
        auto& made = part(text("console.interpreters"));
        for (auto const id : domain::interpreters_by_name(m_state)) {
            auto const& record = m_state.interpreters.at(id);
            std::vector<std::string> names;
            for (auto const& language : record.languages)
                names.push_back(m_tongue.language_name(language));
            using Kind = domain::InterpreterRound::Kind;
            auto const day = domain::interpreter_day(m_state, id);
            auto const meets = std::ranges::count(day, Kind::meet, &domain::InterpreterRound::kind);
            made.rows.push_back(
                {side_by_side({i18n::isolate(record.name), m_tongue.list(names)}),
                 m_tongue.text("console.list_meets", {{"count", m_tongue.number(meets)}})});
        }
        if (made.rows.empty()) m_list.parts.pop_back();
    }
    void kiosks() {
        auto& made = part(text("console.list_kiosks"));
        for (auto const& [id, device] : m_state.devices)
            if (!device.revoked)
                made.rows.push_back({i18n::isolate(device.name), text("console.list_kiosk_check")});
        if (made.rows.empty()) m_list.parts.pop_back();
    }
    void expected() {
        std::vector<ChecklistRow> rows;
        for (auto const& [id, person] : m_state.people) {
            if (!person.registered) continue;
            auto const& profile = person.profile;
            auto const name =
                side_by_side({i18n::isolate(profile.family_name + ", " + profile.given_name),
                              person.badge.empty() ? profile.code : person.badge});
            auto const& language = profile.interpreter_wanted;
            auto const interpreter =
                language.empty() ? std::string()
                                 : m_tongue.text("console.list_interpreter",
                                                 {{"language", m_tongue.language_name(language)}});
            rows.push_back({name, interpreter});
        }
        std::ranges::sort(rows, {}, &ChecklistRow::words);
        if (!rows.empty()) part(text("console.list_expected"), true).rows = std::move(rows);
    }
    // Who sits at which table, to be ticked off when they do.
    void roll_call(int round) {
        std::map<std::pair<int, MeetId>, ChecklistRow> rows;
        for (auto const& [id, meet] : m_state.meets) {
            auto const& planned = meet.planned;
            bool const stands =
                planned.round == round && meet.status != domain::MeetStatus::cancelled;
            auto const table = m_state.tables.find(planned.table);
            auto const person = m_state.people.find(domain::same_person(m_state, planned.person));
            if (!stands || table == m_state.tables.end() || person == m_state.people.end())
                continue;
            auto const interpreter = m_state.interpreters.find(planned.interpreter);
            rows[{table->second.number, id}] = {
                side_by_side({table_words(table->second.number), person->second.badge,
                              i18n::isolate(person->second.profile.given_name)}),
                side_by_side({employer(planned.organisation),
                              interpreter == m_state.interpreters.end()
                                  ? std::string()
                                  : i18n::isolate(interpreter->second.name)})};
        }
        if (rows.empty()) return;
        auto const title = m_tongue.text(
            "console.list_round",
            {{"number", m_tongue.number(std::int64_t{round + 1})}, {"time", time(round)}});
        auto& made = part(title, !m_has_roll_call);
        m_has_roll_call = true;
        for (auto& [place, row] : rows) made.rows.push_back(std::move(row));
    }
    void after() {
        tasks("console.list_after",
              {"console.list_after_people", "console.list_after_verdicts",
               "console.list_after_badges", "console.list_after_kiosks",
               "console.list_after_contacts", "console.list_after_follow_up"},
              true);
    }

    domain::State const& m_state;
    i18n::Tongue const& m_tongue;
    Checklist m_list;
    bool m_has_roll_call = false;
};

class ChecklistSheet {
public:
    ChecklistSheet(Canvas& canvas, Checklist const& list, i18n::Tongue const& tongue)
        : m_canvas(canvas), m_list(list), m_tongue(tongue) {
        canvas.set_language(tongue.language());
    }

    void draw() {
        begin_page();
        write(m_tongue.text("console.list_title"), {.size_pt = 24, .bold = true}, 1);
        write(i18n::isolate(m_list.event), {.size_pt = 15, .most_lines = 2}, 1);
        write(side_by_side({m_tongue.date(m_list.starts_at), m_tongue.time(m_list.starts_at),
                            i18n::isolate(m_list.place)}),
              {.size_pt = 11, .ink = Ink::quiet}, 4);
        bool is_first = true;
        for (auto const& part : m_list.parts) draw(part, std::exchange(is_first, false));
    }

private:
    double width() const { return m_canvas.paper().width_mm - 2 * k_checklist_edge_mm; }
    double foot() const { return m_canvas.paper().height_mm - k_checklist_edge_mm; }

    void begin_page() {
        ++m_pages;
        Box const line{k_checklist_edge_mm, foot() + k_foot_mm - 5, width(), 5};
        Lettering quiet{.size_pt = 8, .ink = Ink::quiet, .most_lines = 1};
        m_canvas.write(line, i18n::isolate(m_list.event), quiet);
        quiet.place = Place::end;
        m_canvas.write(line, m_tongue.number(std::int64_t{m_pages}), quiet);
        m_y = k_checklist_edge_mm;
    }
    void turn() {
        m_canvas.next_page();
        begin_page();
    }
    void write(std::string const& words, Lettering const& lettering, double gap) {
        auto const height = m_canvas.height_of(words, width(), lettering);
        if (m_y + height > foot()) turn();
        m_canvas.write({k_checklist_edge_mm, m_y, width(), height}, words, lettering);
        m_y += height + gap;
    }
    void draw(ChecklistPart const& part, bool is_first) {
        if (part.begins_page && !is_first)
            turn();
        else
            m_y += 4;
        // A title never stands alone at the foot of a page.
        if (m_y + 22 > foot()) turn();
        write(part.title, {.size_pt = 14, .bold = true, .ink = Ink::primary}, 2);
        if (!part.hall.empty()) draw_hall(part.hall);
        for (auto const& row : part.rows) draw(row);
    }
    // As kiosks draw it: never mirrored, the entrance below.
    void draw_hall(std::vector<ChecklistPlace> const& places) {
        constexpr double k_hall_mm = 92;
        constexpr double k_wall_mm = 10;  // between the walls and the middles of what stands there
        if (m_y + k_hall_mm + 8 > foot()) turn();
        Box const floor{k_checklist_edge_mm, m_y, width(), k_hall_mm};
        m_canvas.frame(floor, Ink::quiet, 0.5, 2);
        auto const inside = floor.inset(k_wall_mm, k_wall_mm);
        auto const count = static_cast<double>(places.size());
        double const side =
            std::clamp(std::sqrt(inside.width * inside.height / count) * 0.45, 4.5, 9.0);
        bool const mirrored = m_tongue.language().direction == i18n::Direction::right_to_left;
        auto const around = [&](ChecklistPlace const& place, double wide, double high) {
            double const x = std::clamp(mirrored ? 1 - place.x : place.x, 0.0, 1.0);
            double const y = std::clamp(place.y, 0.0, 1.0);
            return Box{inside.x + x * inside.width - wide / 2,
                       inside.y + y * inside.height - high / 2, wide, high};
        };
        for (auto const& place : places) {
            if (!place.is_board) continue;
            auto const box = around(place, 12, 6);
            m_canvas.fill(box, Ink::text, 1);
            Lettering const name{
                .size_pt = 7.5, .ink = Ink::quiet, .place = Place::middle, .most_lines = 1};
            m_canvas.write({box.x - 12, box.bottom() + 0.5, box.width + 24, 4},
                           i18n::isolate(place.words), name);
        }
        for (auto const& place : places) {
            if (place.is_board) continue;
            auto const box = around(place, side, side);
            m_canvas.fill(box, Ink::paper, 1);
            m_canvas.frame(box, Ink::text, 0.4, 1);
            m_canvas.write_centred(box, place.words,
                                   {.size_pt = side * 1.2,
                                    .bold = true,
                                    .place = Place::middle,
                                    .most_lines = 1,
                                    .smallest_pt = 5});
        }
        m_canvas.write({floor.x, floor.bottom() + 1, floor.width, 5},
                       m_tongue.text("console.hall_entrance"),
                       {.size_pt = 9, .ink = Ink::quiet, .place = Place::middle, .most_lines = 1});
        m_y = floor.bottom() + 9;
    }
    void draw(ChecklistRow const& row) {
        Lettering const words{.size_pt = 11};
        Lettering const quiet{.size_pt = 9.5, .ink = Ink::quiet};
        double const start = k_checklist_edge_mm + k_square_mm + 3;
        double const room = width() - k_square_mm - 3;
        bool const has_beside = !row.beside.empty();
        double const first = has_beside ? room * 0.56 : room;
        double const second = room - first - 4;
        double const height =
            std::max({k_square_mm, m_canvas.height_of(row.words, first, words),
                      has_beside ? m_canvas.height_of(row.beside, second, quiet) : 0.0});
        if (m_y + height > foot()) turn();
        m_canvas.frame({k_checklist_edge_mm, m_y + 0.4, k_square_mm, k_square_mm}, Ink::text, 0.4,
                       0.8);
        m_canvas.write({start, m_y, first, height}, row.words, words);
        if (has_beside) m_canvas.write({start + first + 4, m_y, second, height}, row.beside, quiet);
        m_y += height + k_between_mm;
    }

    Canvas& m_canvas;
    Checklist const& m_list;
    i18n::Tongue const& m_tongue;
    double m_y = 0;
    int m_pages = 0;
};

}  // namespace

Checklist checklist_of(domain::State const& state, i18n::Tongue const& tongue) {
    return Gatherer(state, tongue).gather();
}

Document document_of(Checklist list, i18n::Tongue const& tongue) {
    return {k_a4, [list = std::move(list), &tongue](Canvas& canvas) {
                ChecklistSheet(canvas, list, tongue).draw();
            }};
}

}  // namespace ontmoet::printing
