// SPDX-License-Identifier: EUPL-1.2
#include "domain/apply.h"
#include "exchange/local_time.h"
#include "platform/private_file.h"
#include "server/commands/access_document.h"
#include "server/commands/field_words.h"
#include "server/commands/open_desk.h"

#include <array>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using nlohmann::ordered_json;

Result<WholeEvent> whole_event(Desk& desk, EventId id) {
    WholeEvent event;
    event.state.id = id;
    TRY_ASSIGN(event.devices, desk.devices(id));
    TRY_ASSIGN(event.accounts, desk.accounts());
    TRY(for_each_fact(desk, id, [&](domain::Fact const& fact) -> Status {
        domain::apply(event.state, fact);
        event.facts.push_back(fact);
        return {};
    }));
    return event;
}

Spelling spelling_for_programs() {
    return {[](Moment at) { return exchange::iso_moment(at); },
            [](std::string_view, std::string_view word) { return std::string(word); }, "server"};
}

Spelling spelling_for_people(i18n::Tongue const& tongue) {
    return {[&tongue](Moment at) { return tongue.date(at) + ", " + tongue.time(at); },
            [&tongue](std::string_view group, std::string_view word) {
                if (group == "look")
                    return tongue.text(word == "list" ? "look.list" : "look.person");
                auto const key = std::string(group) + "." + std::string(word);
                auto text = tongue.text(key);
                return text == key ? std::string(word) : text;
            },
            tongue.text("server.report_server")};
}

// What heads a part of the report; the others are called as in the JSON.
struct PartHeading {
    std::string_view part;
    std::string_view message_key;
};
constexpr std::array k_part_headings{
    PartHeading{"profile", "server.report_now"},    PartHeading{"consents", "consent.title"},
    PartHeading{"wishes", "employers.title"},       PartHeading{"meets", "schedule.title"},
    PartHeading{"follow_ups", "consent.follow_up"}, PartHeading{"exports", "host.export"},
    PartHeading{"looks", "server.report_looks"},    PartHeading{"told", "sync.all_devices"},
    PartHeading{"facts", "server.report_facts"}};

std::string heading_of(std::string const& part, i18n::Tongue const& tongue) {
    for (auto const& heading : k_part_headings)
        if (heading.part == part) return tongue.text(heading.message_key);
    return part;
}

bool says_nothing(ordered_json const& value) {
    return value.is_null() || (value.is_string() && value.get_ref<std::string const&>().empty()) ||
           (value.is_structured() && value.empty());
}

// On one line, as its own Markdown would be shown.
std::string one_line(std::string const& text) {
    std::string line;
    for (char const c : text) {
        if (c == '\n' || c == '\r') {
            line += ' ';
            continue;
        }
        if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) line += '\\';
        line += c;
    }
    return line;
}

// What codes stand for, by the field they stand in.
struct CodeGroup {
    std::string_view field;
    std::string_view group;  // of the catalogue
};
constexpr std::array k_code_groups{
    CodeGroup{"sector", "sector"},
    CodeGroup{"wished_sectors", "sector"},
    CodeGroup{"occupation", "occupation"},
    CodeGroup{"wished_occupations", "occupation"},
    CodeGroup{"ways", "way"},
};

std::string code_in_words(std::string_view field, std::string const& code,
                          i18n::Tongue const& tongue) {
    if (field == "language" || field == "screen_language" || field == "interpreter_wanted")
        return tongue.language_name(code);
    for (auto const& [of, group] : k_code_groups) {
        if (of != field) continue;
        auto const key = std::string(group) + "." + code;
        auto text = tongue.text(key);
        return text == key ? code : text;
    }
    return code;
}

std::string days_in_words(std::uint32_t mask, i18n::Tongue const& tongue) {
    domain::Days const days{mask};
    constexpr std::array parts{"days.morning", "days.afternoon", "days.evening"};
    std::string words;
    for (int slot = 0; slot < domain::Days::k_slots; ++slot) {
        int const day = slot / domain::Days::k_parts;
        int const part = slot % domain::Days::k_parts;
        if (!days.has(day, part)) continue;
        words += (words.empty() ? "" : ", ") + tongue.weekday_name(day + 1) + " " +
                 tongue.text(parts[static_cast<std::size_t>(part)]);
    }
    return words;
}

// Entries of a list stand in the list's field.
std::string in_words(ordered_json const& value, i18n::Tongue const& tongue,
                     std::string_view field = {}, int depth = 0) {
    if (value.is_string()) return one_line(code_in_words(field, value.get<std::string>(), tongue));
    if (value.is_boolean()) return tongue.text(value.get<bool>() ? "answer.yes" : "answer.no");
    if (field == "days" && value.is_number_unsigned())
        return days_in_words(value.get<std::uint32_t>(), tongue);
    if (!value.is_structured()) return value.dump();
    std::string words;
    for (auto const& [name, entry] : value.items()) {
        if (says_nothing(entry)) continue;
        if (!words.empty()) words += value.is_array() ? ", " : "; ";
        if (value.is_object()) words += one_line(field_in_words(name, tongue)) + ": ";
        words += in_words(entry, tongue, value.is_array() ? field : name, depth + 1);
    }
    return depth > 0 && value.is_object() ? "(" + words + ")" : words;
}

std::string as_markdown(ordered_json const& document, i18n::Tongue const& tongue) {
    auto text = "# " + tongue.text("server.report_title") + "\n\n";
    for (auto const& [part, content] : document.items()) {
        if (says_nothing(content)) continue;
        if (!content.is_structured() || part == "ids") {
            if (part != "format")  // is for programs
                text += "- " + one_line(field_in_words(part, tongue)) + ": " +
                        in_words(content, tongue) + "\n";
            continue;
        }
        text += "\n## " + heading_of(part, tongue) + "\n\n";
        for (auto const& [name, entry] : content.items()) {
            if (says_nothing(entry)) continue;
            auto const named = content.is_object() ? field_in_words(name, tongue) + ": " : "";
            text += "- " + one_line(named) +
                    in_words(entry, tongue, content.is_object() ? name : std::string{}) + "\n";
        }
    }
    return text;
}

}  // namespace

Result<std::string> access_report(Desk& desk, EventId id, std::string const& meant,
                                  i18n::Tongue const& tongue, AccessForm form) {
    TRY_ASSIGN(auto const event, whole_event(desk, id));
    TRY_ASSIGN(auto const person, find_person(event.state, meant));
    if (form == AccessForm::markdown)
        return as_markdown(access_document(event, person, spelling_for_people(tongue)), tongue);
    return access_document(event, person, spelling_for_programs())
               .dump(1, ' ', false, ordered_json::error_handler_t::replace) +
           "\n";
}

namespace {

Status write_report(AccessReportCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.event));
    TRY_ASSIGN(auto text, access_report(*desk, event, command.person, around.console.tongue(),
                                        command.json ? AccessForm::json : AccessForm::markdown));
    if (!command.out.empty()) {
        TRY(platform::write_private_file(command.out, text));
        around.console.print(command.out.string());
        return {};
    }
    text.pop_back();
    around.console.print(text);
    return {};
}

}  // namespace

ExitCode run(AccessReportCommand const& command, Surroundings const& around) {
    auto const written = write_report(command, around);
    return written.ok() ? ExitCode::done : around.console.fail(written.error());
}

}  // namespace ontmoet::server
