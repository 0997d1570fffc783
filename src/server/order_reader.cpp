// SPDX-License-Identifier: EUPL-1.2
#include "server/order_reader.h"

#include "exchange/local_time.h"
#include "server/json_guard.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace ontmoet::server {

using nlohmann::json;

Result<OrderReader> OrderReader::open(std::string_view text) {
    TRY(guard_json(text));
    auto object = json::parse(text, nullptr, false);
    if (!object.is_object()) return Error{ErrorKind::invalid_input, "error.not_json", "object"};
    return OrderReader(std::make_shared<json const>(std::move(object)));
}

bool OrderReader::has(char const* name) const {
    return m_object->contains(name);
}

json const* OrderReader::member(char const* name, bool needed) {
    auto const found = m_object->find(name);
    if (found != m_object->end()) return &*found;
    if (needed) fail(name);
    return nullptr;
}

std::string OrderReader::text(char const* name, bool needed, std::size_t most_bytes) {
    auto const* value = member(name, needed);
    if (value == nullptr) return {};
    if (!value->is_string()) return fail(name), std::string{};
    auto text = value->get<std::string>();
    bool const is_blank = text.find_first_not_of(" \t") == text.npos;
    if ((needed && is_blank) || text.size() > most_bytes) fail(name);
    return text;
}

std::string OrderReader::secret(char const* name, bool needed) {
    auto const* value = member(name, needed);
    if (value == nullptr) return {};
    if (!value->is_string()) return fail(name), std::string{};
    return value->get<std::string>();
}

int OrderReader::number(char const* name, int least, int most, bool needed) {
    auto const* value = member(name, needed);
    if (value == nullptr) return 0;
    if (!value->is_number_integer() || *value < least || *value > most) return fail(name), 0;
    return value->get<int>();
}

std::vector<int> OrderReader::numbers(char const* name, int least, int most) {
    auto const* value = member(name, false);
    std::vector<int> all;
    if (value == nullptr) return all;
    bool const fits = value->is_array() && std::ranges::all_of(*value, [&](json const& one) {
                          return one.is_number_integer() && one >= least && one <= most;
                      });
    if (!fits) return fail(name), all;
    for (auto const& one : *value) all.push_back(one.get<int>());
    return all;
}

std::vector<std::int64_t> OrderReader::big_numbers(char const* name) {
    auto const* value = member(name, false);
    std::vector<std::int64_t> all;
    if (value == nullptr) return all;
    bool const fits = value->is_array() && std::ranges::all_of(*value, [](json const& one) {
                          return one.is_number_integer();
                      });
    if (!fits) return fail(name), all;
    for (auto const& one : *value) all.push_back(one.get<std::int64_t>());
    return all;
}

std::vector<std::string> OrderReader::texts(char const* name) {
    auto const* value = member(name, false);
    std::vector<std::string> all;
    if (value == nullptr) return all;
    bool const fits = value->is_array() &&
                      std::ranges::all_of(*value, [](json const& one) { return one.is_string(); });
    if (!fits) return fail(name), all;
    for (auto const& one : *value) all.push_back(one.get<std::string>());
    return all;
}

bool OrderReader::truth(char const* name) {
    auto const* value = member(name, true);
    if (value != nullptr && !value->is_boolean()) fail(name);
    return value != nullptr && value->is_boolean() && value->get<bool>();
}

std::string OrderReader::day(char const* name) {
    auto day = text(name, true);
    if (!exchange::is_iso_date(day)) fail(name);
    return day;
}

Moment OrderReader::moment() {
    auto const date = text("date", true);
    auto const start = text("start", true);
    if (!exchange::is_iso_date(date)) fail("date");
    auto const at = exchange::from_local(date, start);
    if (!at) fail("start");
    return at.value_or(Moment{});
}

void OrderReader::fail(char const* name) {
    if (m_wrong.empty()) m_wrong = name;
}

Status OrderReader::end() const {
    if (m_wrong.empty()) return {};
    return Error{ErrorKind::invalid_input, "error.bad_message", m_wrong};
}

}  // namespace ontmoet::server
