// SPDX-License-Identifier: EUPL-1.2
#include "exchange/calendar.h"

#include "exchange/limits.h"
#include "i18n/tongue.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace ontmoet::exchange {
namespace {

bool begins_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

// Lines of at most 75 bytes, the next ones begin with a space (§3.1); no letter is torn.
void add_line(std::string& text, std::string_view line) {
    std::size_t room = k_calendar_line_bytes;
    while (line.size() > room) {
        auto end = room;
        while (end > 1 && !begins_letter(line[end])) --end;
        text.append(line.substr(0, end)).append("\r\n ");
        line.remove_prefix(end);
        room = k_calendar_line_bytes - 1;
    }
    text.append(line).append("\r\n");
}

// Of TEXT (§3.3.11); a control character has no place in it.
std::string escaped_text(std::string_view text) {
    std::string safe;
    for (char const c : text) {
        if (c == '\n') {
            safe += "\\n";
        } else if (c == '\\' || c == ';' || c == ',') {
            safe += '\\';
            safe += c;
        } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
            safe += c;
        }
    }
    return safe;
}

// "20261120T120000Z"
std::string utc_time(Moment at) {
    using namespace std::chrono;
    sys_time<Duration> const time{Duration{at.ms}};
    auto const day = floor<days>(time);
    year_month_day const date{day};
    hh_mm_ss const clock{floor<seconds>(time - day)};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02d%02d%02dZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text.data();
}

void add_alarm(std::string& text, Appointment const& appointment) {
    add_line(text, "BEGIN:VALARM");
    add_line(text, "ACTION:DISPLAY");
    add_line(text, "DESCRIPTION:" + escaped_text(appointment.summary));
    add_line(text, "TRIGGER:-PT" + std::to_string(k_calendar_alarm_min) + "M");
    add_line(text, "END:VALARM");
}

void add_appointment(std::string& text, Appointment const& appointment) {
    auto const changed = utc_time(appointment.changed_at);
    add_line(text, "BEGIN:VEVENT");
    add_line(text, "UID:" + escaped_text(appointment.uid));
    add_line(text, "SEQUENCE:" + std::to_string(appointment.sequence));
    add_line(text, "DTSTAMP:" + changed);
    add_line(text, "LAST-MODIFIED:" + changed);
    if (appointment.all_day) {
        auto day = i18n::iso_date(appointment.starts_at);
        std::erase(day, '-');
        add_line(text, "DTSTART;VALUE=DATE:" + day);
        add_line(text, "TRANSP:TRANSPARENT");
    } else {
        add_line(text, "DTSTART:" + utc_time(appointment.starts_at));
        add_line(text, "DTEND:" + utc_time(appointment.ends_at));
    }
    add_line(text, "SUMMARY:" + escaped_text(appointment.summary));
    if (!appointment.location.empty())
        add_line(text, "LOCATION:" + escaped_text(appointment.location));
    if (!appointment.description.empty())
        add_line(text, "DESCRIPTION:" + escaped_text(appointment.description));
    add_line(text, appointment.cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    if (!appointment.cancelled && !appointment.all_day) add_alarm(text, appointment);
    add_line(text, "END:VEVENT");
}

}  // namespace

std::string calendar_text(std::string_view name, std::span<Appointment const> appointments) {
    std::string text;
    add_line(text, "BEGIN:VCALENDAR");
    add_line(text, "VERSION:2.0");
    add_line(text, "PRODID:-//Ontmoet//Ontmoet//EN");
    add_line(text, "CALSCALE:GREGORIAN");
    add_line(text, "X-WR-CALNAME:" + escaped_text(name));
    for (auto const& appointment : appointments) add_appointment(text, appointment);
    add_line(text, "END:VCALENDAR");
    return text;
}

}  // namespace ontmoet::exchange
