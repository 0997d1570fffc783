// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/check.h"

#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace ontmoet {

enum class ErrorKind {
    invalid_input,  // what was given is wrong; the person can mend it
    not_found,      // no such thing
    refused,        // not allowed, or the state has moved on
    conflict,       // something else came first
    unavailable,    // try again later: network, lock, busy port
    storage,        // disk full, damaged or foreign file
    too_new,        // written by a newer version of the program
};

// An expected failure. `message_key` is a key of the catalogue in assets/locale and becomes words
// only where a person reads it; `detail` (a file, a number, a library's own text) is for the log
// and may be shown behind the words. It never holds personal data.
struct Error {
    ErrorKind kind = ErrorKind::invalid_input;
    std::string message_key;
    std::string detail;
};

// A value or the reason why there is none.
template <class T>
class [[nodiscard]] Result {
public:
    using Value = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

    Result(Value value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}
    Result() requires std::is_void_v<T> : m_content(std::in_place_index<0>) {}

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    Value& value() & {
        auto* const kept = std::get_if<0>(&m_content);
        check(kept != nullptr, "a result is read only when ok");
        return *kept;
    }
    Value const& value() const& {
        auto const* const kept = std::get_if<0>(&m_content);
        check(kept != nullptr, "a result is read only when ok");
        return *kept;
    }
    Value&& value() && { return std::move(value()); }
    Value& operator*() & { return value(); }
    Value const& operator*() const& { return value(); }
    Value* operator->() { return &value(); }
    Value const* operator->() const { return &value(); }

    Error const& error() const& {
        auto const* const kept = std::get_if<1>(&m_content);
        check(kept != nullptr, "an error is read only when there is one");
        return *kept;
    }
    Error&& error() && {
        auto* const kept = std::get_if<1>(&m_content);
        check(kept != nullptr, "an error is read only when there is one");
        return std::move(*kept);
    }

private:
    std::variant<Value, Error> m_content;
};

using Status = Result<void>;

}  // namespace ontmoet

#define ONTMOET_JOIN_(a, b) a##b
#define ONTMOET_JOIN(a, b) ONTMOET_JOIN_(a, b)
// `TRY(expression);` hands an error to the caller. `TRY_ASSIGN(auto x, expression);` takes the
// value.
#define TRY(expression)                                       \
    do {                                                      \
        if (auto try_result = (expression); !try_result.ok()) \
            return std::move(try_result).error();             \
    } while (false)
// NOLINTBEGIN(bugprone-macro-parentheses): the target may be a declaration.
#define TRY_ASSIGN(target, expression)                                 \
    auto ONTMOET_JOIN(try_result_, __LINE__) = (expression);           \
    if (!ONTMOET_JOIN(try_result_, __LINE__).ok())                     \
        return std::move(ONTMOET_JOIN(try_result_, __LINE__)).error(); \
    target = std::move(ONTMOET_JOIN(try_result_, __LINE__)).value()
// NOLINTEND(bugprone-macro-parentheses)
