// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "i18n/tongue.h"

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::server {

// What a command says to the shell that called it.
enum class ExitCode { done = 0, failed = 1, bad_input = 2, refused = 3 };

// Words for the person at the terminal: results on standard output, everything else on standard
// error, both in the person's language.
class Console {
public:
    struct Value {
        std::string name;
        std::string text;
    };
    using Values = std::vector<Value>;

    Console(i18n::Tongue const& tongue, std::ostream& out, std::ostream& err)
        : m_tongue(tongue), m_out(out), m_err(err) {}

    i18n::Tongue const& tongue() const { return m_tongue; }
    // The message with its placeholders filled in.
    std::string text(std::string_view key, Values const& values = {}) const;

    // A line of the result, as it is.
    void print(std::string_view line);
    void print(std::string_view key, Values const& values) { print(text(key, values)); }
    // How far it is, or what else is worth knowing.
    void tell(std::string_view line);
    void tell(std::string_view key, Values const& values) { tell(text(key, values)); }
    // The words for the error, with its detail behind them where they do not hold it already.
    ExitCode fail(Error const& error);

private:
    i18n::Tongue const& m_tongue;
    std::ostream& m_out;
    std::ostream& m_err;
};

ExitCode exit_code_of(ErrorKind kind);
// "nl" of "nl_NL.UTF-8"; the first that is set of LC_ALL, LC_MESSAGES and LANG, else "en".
std::string language_of_environment();

}  // namespace ontmoet::server
