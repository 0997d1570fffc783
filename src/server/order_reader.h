// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace ontmoet::server {

// The object of an order: "error.not_json", "error.json_too_deep".
Result<nlohmann::json> order_object(std::string_view text);

// One member after the other out of an order; the first that is wrong is the error.
class OrderReader {
public:
    explicit OrderReader(nlohmann::json const& object) : m_object(object) {}

    std::string text(char const* name, bool needed);
    int number(char const* name, int least, int most, bool needed);
    std::vector<int> numbers(char const* name, int least, int most);
    bool truth(char const* name);
    template <class IdType>
    IdType id(char const* name) {
        auto const parsed = parse_id<IdType>(text(name, true));
        if (!parsed.ok() || parsed->is_none()) return fail(name), IdType{};
        return *parsed;
    }
    // Of the members "date" and "start".
    Moment moment();
    // A day, ISO 8601.
    std::string day(char const* name);
    // "error.bad_message" (detail: the member that is missing, of the wrong form or out of bounds).
    Status end() const;
    void fail(char const* name) {
        if (m_wrong.empty()) m_wrong = name;
    }

private:
    nlohmann::json const* member(char const* name, bool needed);

    nlohmann::json const& m_object;
    std::string m_wrong;
};

}  // namespace ontmoet::server
