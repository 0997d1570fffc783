// SPDX-License-Identifier: EUPL-1.2
#include "server/phone_html.h"

#include "exchange/calendar.h"
#include "server/limits.h"
#include "server/web_page.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::server {
namespace {

using i18n::Tongue;

// As on the kiosk: the occupation in the person's language, else the offer's own title.
std::string phone_work_words(PhoneMeet const& meet, Tongue const& tongue) {
    auto const key = "occupation." + meet.occupation;
    return !meet.occupation.empty() && tongue.has(key) ? tongue.text(key) : meet.title;
}

void write_head(Html& html, PhoneSchedule const& schedule, Tongue const& tongue) {
    html.open("header").open("p", {{"class", "who"}});
    html.element("bdi", {}, schedule.given_name);
    if (!schedule.badge.empty())
        html.element("span", {{"class", "badge"}, {"dir", "ltr"}}, schedule.badge);
    html.close().element("h1", {}, tongue.text("schedule.title"));
    html.open("p", {{"class", "quiet"}}).element("bdi", {}, schedule.event).close();
    html.open("p", {{"class", "quiet"}});
    if (schedule.day != Moment{}) html.text(tongue.day(schedule.day));
    if (schedule.day != Moment{} && !schedule.place.empty()) html.text(" · ");
    html.element("bdi", {}, schedule.place).close().close();
}

void write_tag(Html& html, std::string_view words, bool is_strong = false) {
    html.element("span", {{"class", is_strong ? "tag strong" : "tag"}}, words);
}

void write_tags(Html& html, PhoneMeet const& meet, Tongue const& tongue, bool is_first) {
    html.open("p", {{"class", "tags"}});
    if (is_first) write_tag(html, tongue.text("phone.next"), true);
    switch (meet.mark) {
        case PhoneMark::added: write_tag(html, tongue.text("phone.new"), true); break;
        case PhoneMark::changed: write_tag(html, tongue.text("phone.changed"), true); break;
        case PhoneMark::cancelled: write_tag(html, tongue.text("phone.cancelled"), true); break;
        case PhoneMark::none: break;
    }
    if (meet.invited) write_tag(html, tongue.text("schedule.invited"));
    bool const is_helped = !meet.meet.planned.interpreter.is_none();
    if (is_helped) write_tag(html, tongue.text("schedule.interpreter"));
    html.close();
}

void write_meet(Html& html, PhoneMeet const& meet, Tongue const& tongue, Moment now,
                bool is_first) {
    std::string look = "meet";
    if (meet.mark == PhoneMark::cancelled)
        look += " off";
    else if (meet.ends_at <= now)
        look += " over";
    if (is_first) look += " first";
    html.open("li", {{"class", look}}).open("div", {{"class", "when"}, {"dir", "ltr"}});
    html.text(tongue.time(meet.starts_at));
    html.element("small", {}, "– " + tongue.time(meet.ends_at)).close();
    html.open("div").open("h2").element("bdi", {}, meet.employer).close();
    html.open("p", {{"class", "quiet"}}).element("bdi", {}, phone_work_words(meet, tongue));
    html.close().close();
    html.open("div", {{"class", "place"}}).element("b", {{"dir", "ltr"}}, meet.table);
    html.element("small", {}, tongue.text("schedule.table")).close();
    write_tags(html, meet, tongue, is_first);
    html.close();
}

PhoneMeet const* first_of(PhoneSchedule const& schedule, Moment now) {
    auto const found =
        std::ranges::find_if(schedule.meets, [&](auto const& meet) { return meet.ends_at > now; });
    return found == schedule.meets.end() ? nullptr : &*found;
}

void write_meets(Html& html, PhoneSchedule const& schedule, Tongue const& tongue, Moment now) {
    if (schedule.meets.empty()) {
        html.open("section", {{"class", "panel"}});
        html.element("h2", {}, tongue.text("schedule.empty"));
        html.element("p", {}, tongue.text("phone.empty_body")).close();
    } else {
        auto const count = static_cast<std::int64_t>(schedule.meets.size());
        html.element("p", {{"class", "quiet"}},
                     tongue.plural("schedule.count", count) + " · " +
                         tongue.plural("schedule.each", schedule.meet_length_min));
    }
    auto const* first = first_of(schedule, now);
    html.open("ol", {{"class", "meets"}});
    for (auto const& meet : schedule.meets) write_meet(html, meet, tongue, now, &meet == first);
    for (auto const& meet : schedule.cancelled) write_meet(html, meet, tongue, now, false);
    html.close();
}

// The hall from above, as on the kiosk: the entrance at the bottom.
constexpr int k_map_width = 320;
constexpr int k_map_height = 230;
constexpr int k_map_edge = 18;
constexpr int k_map_door = 22;  // room for the word

std::string on_map(double share, int length) {
    return std::to_string(std::lround(k_map_edge + share * (length - 2 * k_map_edge)));
}

void write_map(Html& html, PhoneSchedule const& schedule, Tongue const& tongue, Moment now) {
    if (schedule.tables.empty() || schedule.meets.empty()) return;
    auto const* first = first_of(schedule, now);
    auto const title = tongue.text("schedule.map");
    auto const hall = k_map_height - k_map_door;
    html.open("section", {{"class", "panel"}}).element("h2", {}, title);
    html.open("svg", {{"viewBox",
                       "0 0 " + std::to_string(k_map_width) + " " + std::to_string(k_map_height)},
                      {"role", "img"},
                      {"aria-label", title}});
    html.element("rect",
                 {{"x", "1"},
                  {"y", "1"},
                  {"rx", "14"},
                  {"width", std::to_string(k_map_width - 2)},
                  {"height", std::to_string(hall - 2)}},
                 {});
    for (auto const& board : schedule.boards) {
        html.open("g",
                  {{"class", "board"},
                   {"transform", "translate(" + on_map(std::clamp(board.x, 0.0, 1.0), k_map_width) +
                                     "," + on_map(std::clamp(board.y, 0.0, 1.0), hall) + ")"}});
        html.element("title", {}, board.name);
        html.element("rect",
                     {{"x", "-11"}, {"y", "-8"}, {"rx", "2"}, {"width", "22"}, {"height", "13"}},
                     {});
        html.element("path", {{"d", "M-5 8H5"}}, {}).close();
    }
    bool const is_crowded = schedule.tables.size() > 30;
    for (auto const& table : schedule.tables) {
        bool const is_first = first != nullptr && first->table == table.number;
        html.open("g", {{"class", is_first ? "first" : table.is_theirs ? "theirs" : "other"}});
        auto const x = on_map(table.x, k_map_width);
        auto const y = on_map(table.y, hall);
        html.element("circle", {{"cx", x}, {"cy", y}, {"r", is_crowded ? "8" : "12"}}, {});
        html.element("text", {{"x", x}, {"y", y}}, table.number).close();
    }
    html.element("text",
                 {{"class", "door"},
                  {"x", std::to_string(k_map_width / 2)},
                  {"y", std::to_string(k_map_height - k_map_door / 2)}},
                 tongue.text("schedule.entrance"));
    html.close().close();
}

// In a calendar nobody draws isolates.
std::string place_words(PhoneMeet const& meet, Tongue const& tongue) {
    return tongue.text("schedule.table") + " " + meet.table;
}

}  // namespace

std::string phone_html(PhoneSchedule const& schedule, Tongue const& tongue, std::string const& path,
                       std::string_view css, Moment now) {
    Html html;
    begin_page(html, tongue,
               {tongue.text("schedule.title"), css, now < schedule.over_at ? k_phone_renews_s : 0});
    html.open("body");
    write_head(html, schedule, tongue);
    html.open("main");
    write_meets(html, schedule, tongue, now);
    // What is marked stays so while the page renews itself, until they say that they have seen it.
    if (schedule.has_news())
        html.element(
            "a", {{"class", "button plain"}, {"href", path + "?seen=" + std::to_string(now.ms)}},
            tongue.text("phone.seen"));
    if (!schedule.meets.empty())
        html.element("a", {{"class", "button"}, {"href", path + "/calendar.ics"}},
                     tongue.text("phone.calendar"));
    write_map(html, schedule, tongue, now);
    html.element("p", {{"class", "panel"}}, tongue.text("phone.meet_is")).close();
    html.open("footer", {{"class", "quiet"}});
    html.element("p", {},
                 tongue.text("phone.keep_secret", {{"date", tongue.date(schedule.ends_at)}}));
    html.element("p", {}, tongue.text("phone.updated", {{"time", tongue.time(now)}}));
    return html.take();
}

std::string phone_calendar(PhoneSchedule const& schedule, Tongue const& tongue) {
    std::vector<exchange::Appointment> appointments;
    for (auto const* list : {&schedule.meets, &schedule.cancelled})
        for (auto const& meet : *list) {
            auto const table = place_words(meet, tongue);
            appointments.push_back(
                {.uid = to_string(meet.meet.planned.meet),
                 .sequence = meet.meet.changed,
                 .changed_at = meet.meet.changed_at,
                 .starts_at = meet.starts_at,
                 .ends_at = meet.ends_at,
                 .summary = meet.employer + " · " + table,
                 .location = schedule.place.empty() ? table : schedule.place + ", " + table,
                 .description =
                     phone_work_words(meet, tongue) + "\n" + tongue.text("phone.meet_is"),
                 .cancelled = meet.mark == PhoneMark::cancelled});
        }
    return exchange::calendar_text(schedule.event, appointments);
}

}  // namespace ontmoet::server
