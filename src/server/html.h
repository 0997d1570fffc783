// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ontmoet::server {

// Writes HTML that nothing can break out of: whatever is shown, and every value of an attribute,
// is escaped; names of elements and attributes stand in the program itself.
class Html {
public:
    // A name that stands in the program.
    class Name {
    public:
        // NOLINTNEXTLINE(google-explicit-constructor): a literal is meant where a name is asked for
        consteval Name(char const* text) : m_text(text) {}
        constexpr std::string_view text() const { return m_text; }

    private:
        std::string_view m_text;
    };
    struct Attribute {
        Name name;
        std::string value;
    };
    using Attributes = std::initializer_list<Attribute>;

    Html();  // <!doctype html>
    Html& open(Name element, Attributes attributes = {});
    Html& close();  // the innermost
    Html& text(std::string_view words);
    // The same with its line ends kept: for a field of several lines.
    Html& lines(std::string_view words);
    // open, text and close at once.
    Html& element(Name name, Attributes attributes, std::string_view words);
    // One that has no inside: meta, link.
    Html& single(Name name, Attributes attributes);
    // Of the program's own files; it holds no "</".
    Html& style(std::string_view css);
    // Everything that is open is closed.
    std::string take();

private:
    void begin(Name name, Attributes attributes);

    std::string m_text;
    std::vector<std::string_view> m_open;
};

std::string escaped_html(std::string_view words);

}  // namespace ontmoet::server
