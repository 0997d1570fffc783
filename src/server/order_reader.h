// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "exchange/limits.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace ontmoet::server {

// One member after the other out of an order, a JSON object from outside; the first that is
// missing, of the wrong form or out of bounds is the error: "error.bad_message" (detail: which).
class OrderReader {
public:
    // "error.not_json", "error.json_too_deep".
    static Result<OrderReader> open(std::string_view text);

    bool has(char const* name) const;
    std::string text(char const* name, bool needed,
                     std::size_t most_bytes = exchange::k_most_event_name_bytes);
    // As it was typed, spaces and all.
    std::string secret(char const* name, bool needed);
    int number(char const* name, int least, int most, bool needed);
    std::vector<int> numbers(char const* name, int least, int most);
    std::vector<std::int64_t> big_numbers(char const* name);
    std::vector<std::string> texts(char const* name);
    bool truth(char const* name);
    template <class IdType>
    IdType id(char const* name) {
        auto const parsed = parse_id<IdType>(text(name, true));
        if (!parsed.ok() || parsed->is_none()) return fail(name), IdType{};
        return *parsed;
    }
    // A day, ISO 8601.
    std::string day(char const* name);
    // Of the members "date" and "start", by the clocks of the Netherlands.
    Moment moment();
    void fail(char const* name);
    Status end() const;

private:
    explicit OrderReader(std::shared_ptr<nlohmann::json const> object)
        : m_object(std::move(object)) {}
    nlohmann::json const* member(char const* name, bool needed);

    std::shared_ptr<nlohmann::json const> m_object;
    std::string m_wrong;
};

}  // namespace ontmoet::server
