// SPDX-License-Identifier: EUPL-1.2
#include "i18n/talk_book.h"

#include "i18n/csv_rows.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace ontmoet::i18n {

namespace {

constexpr std::size_t k_most_digits = 4;

bool are_digits(std::string_view text) {
    return !text.empty() &&
           std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

std::optional<std::int64_t> amount_of(std::string_view id) {
    if (!are_digits(id) || id.size() > k_most_digits) return std::nullopt;
    std::int64_t value = 0;
    std::from_chars(id.data(), id.data() + id.size(), value);
    return value;
}

// 1 … 7, or 0 when it is no weekday.
int weekday_of(std::string_view id) {
    bool const is_day =
        id.size() == 4 && id.starts_with("day") && id.back() >= '1' && id.back() <= '7';
    return is_day ? id.back() - '0' : 0;
}

// "7:30" and "22:00".
bool is_time_of_day(std::string_view id) {
    auto const colon = id.find(':');
    if (colon == std::string_view::npos) return false;
    auto const hour = amount_of(id.substr(0, colon));
    auto const minute = amount_of(id.substr(colon + 1));
    return hour && minute && *hour < 24 && *minute < 60 && id.size() - colon == 3;
}

bool needs_no_row(std::string_view id) {
    return amount_of(id) || weekday_of(id) > 0 || is_time_of_day(id);
}

// "hello", "skill.koken".
bool is_saying_id(std::string_view id) {
    auto const dot = id.find('.');
    if (needs_no_row(id)) return true;
    return dot == std::string_view::npos
               ? is_code_word(id)
               : is_code_word(id.substr(0, dot)) && is_code_word(id.substr(dot + 1));
}

std::optional<Speaker> speaker_of(std::string_view word) {
    if (word == "employer") return Speaker::employer;
    if (word == "candidate") return Speaker::candidate;
    if (word == "both") return Speaker::both;
    return std::nullopt;
}

std::optional<std::string> take_saying(TalkBook& book, CsvFields const& fields) {
    Saying saying;
    saying.id = fields[0];
    saying.theme = fields[1];
    saying.icon = fields[3];
    if (!is_saying_id(saying.id)) return "bad id '" + saying.id + "'";
    if (book.find(saying.id) != nullptr) return "'" + saying.id + "' stands there twice";
    if (!saying.theme.empty() && !is_code_word(saying.theme))
        return "bad theme '" + saying.theme + "'";
    auto const speaker = speaker_of(fields[2]);
    if (!speaker) return "nobody is called '" + fields[2] + "'";
    saying.speaker = *speaker;
    if (!is_code_word(saying.icon)) return "bad icon '" + saying.icon + "'";
    saying.answers = words_in_field(fields[5]);
    auto const& choose = fields[4];
    bool const is_known = choose.empty() || choose == "one" || choose == "several";
    if (!is_known || choose.empty() != saying.answers.empty())
        return "'" + choose + "' does not say how to choose";
    saying.several = choose == "several";
    book.sayings.push_back(std::move(saying));
    return std::nullopt;
}

// A theme among the answers becomes all that belongs to it; gives the answer that is not there.
std::optional<std::string> settle_answers(TalkBook const& book, Saying& saying) {
    std::vector<std::string> answers;
    for (auto const& answer : saying.answers) {
        auto const before = answers.size();
        for (auto const& each : book.sayings)
            if (each.theme == answer) answers.push_back(each.id);
        if (answers.size() > before) continue;
        if (!needs_no_row(answer) && book.find(answer) == nullptr) return answer;
        answers.push_back(answer);
    }
    saying.answers = std::move(answers);
    return std::nullopt;
}

}  // namespace

Saying const* TalkBook::find(std::string_view id) const {
    auto const found = std::ranges::find(sayings, id, &Saying::id);
    return found == sayings.end() ? nullptr : &*found;
}

std::vector<std::string> TalkBook::themes() const {
    std::vector<std::string> found;
    for (auto const& saying : sayings)
        if (!saying.theme.empty() && std::ranges::find(found, saying.theme) == found.end())
            found.push_back(saying.theme);
    return found;
}

std::vector<Saying const*> TalkBook::about(std::string_view theme, Speaker who) const {
    std::vector<Saying const*> found;
    for (auto const& saying : sayings)
        if (saying.theme == theme && saying.is_said_by(who)) found.push_back(&saying);
    return found;
}

std::string TalkBook::icon_of(std::string_view id) const {
    if (auto const* saying = find(id)) return saying->icon;
    return weekday_of(id) > 0 ? "event" : is_time_of_day(id) ? "schedule" : "pin";
}

std::optional<std::string> message_key_of_saying(std::string_view id) {
    if (needs_no_row(id)) return std::nullopt;
    bool const is_key = id.find('.') != std::string_view::npos;
    return (is_key ? std::string{} : std::string{"talk."}).append(id);
}

std::string words_of_saying(Tongue const& tongue, std::string_view id) {
    if (auto const key = message_key_of_saying(id)) return tongue.text(*key);
    if (auto const amount = amount_of(id)) return tongue.number(*amount);
    if (auto const weekday = weekday_of(id)) return tongue.weekday_name(weekday);
    return isolate(id);
}

Result<TalkBook> load_talk_book(std::filesystem::path const& file) {
    TalkBook book;
    TRY(read_rows(file, {"id", "theme", "who", "icon", "choose", "answers"},
                  [&book](CsvFields const& fields) { return take_saying(book, fields); }));
    auto const read = book;
    constexpr int first_line = 2;  // below the heading
    for (std::size_t i = 0; i < book.sayings.size(); ++i)
        if (auto const missing = settle_answers(read, book.sayings[i]))
            return bad_row(file, static_cast<int>(i) + first_line,
                           "no answer is called '" + *missing + "'");
    return book;
}

}  // namespace ontmoet::i18n
