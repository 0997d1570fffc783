// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/server_for_test.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ontmoet::test {

using FormFields = std::vector<std::pair<std::string, std::string>>;

// As the WHATWG's URL standard has it, every sign but letters and digits.
inline std::string form_text(FormFields const& fields) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string text;
    auto const add = [&](std::string const& plain) {
        for (char const c : plain) {
            auto const byte = static_cast<unsigned char>(c);
            if (std::isalnum(byte) != 0)
                text += c;
            else if (c == ' ')
                text += '+';
            else
                text.append({'%', digits[byte >> 4U], digits[byte & 15U]});
        }
    };
    for (auto const& [name, value] : fields) {
        if (!text.empty()) text += '&';
        add(name);
        text += '=';
        add(value);
    }
    return text;
}

// The value of the first attribute that begins with this text, as `value="` after a name.
inline std::string after(std::string const& text, std::string const& mark) {
    auto const at = text.find(mark);
    if (at == std::string::npos) return {};
    auto const begin = at + mark.size();
    return text.substr(begin, text.find('"', begin) - begin);
}

// Keeps cookies, and the proof of the last page's forms.
class BrowserForTest {
public:
    explicit BrowserForTest(ServerForTest& world) : m_world(world) {}

    Reply get(std::string const& target, std::string const& headers = {}) {
        auto client = m_world.client();
        auto reply = client.ask("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + cookie_line() +
                                headers + "\r\n");
        auto const proof = after(reply.body, R"(name="proof" value=")");
        if (!proof.empty()) m_proof = proof;
        return take(std::move(reply));
    }
    // A button of the page: `what` is its value, the rest stands in fields of its form.
    Reply press(std::string const& what, FormFields fields = {}) {
        fields.emplace_back("do", what);
        fields.emplace_back("proof", m_proof);
        return post(form_text(fields));
    }
    Reply post(std::string const& body, std::string const& headers = k_as_form) {
        auto client = m_world.client();
        return take(client.ask("POST /table HTTP/1.1\r\nHost: x\r\n" + cookie_line() + headers +
                               "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                               body));
    }
    void set_cookie(std::string const& name, std::string const& value) { m_cookies[name] = value; }
    std::string const& cookie(std::string const& name) { return m_cookies[name]; }

    static inline std::string const k_as_form =
        "Content-Type: application/x-www-form-urlencoded\r\n";

private:
    std::string cookie_line() const {
        std::string line;
        for (auto const& [name, value] : m_cookies)
            line += (line.empty() ? "Cookie: " : "; ") + name + "=" + value;
        return line.empty() ? line : line + "\r\n";
    }
    Reply take(Reply reply) {
        constexpr std::string_view mark = "Set-Cookie: ";
        for (auto at = reply.head.find(mark); at != std::string::npos;
             at = reply.head.find(mark, at + 1)) {
            auto const begin = at + mark.size();
            auto const line = reply.head.substr(begin, reply.head.find(';', begin) - begin);
            auto const equals = line.find('=');
            m_cookies[line.substr(0, equals)] = line.substr(equals + 1);
        }
        return reply;
    }

    ServerForTest& m_world;
    std::map<std::string, std::string> m_cookies;
    std::string m_proof;
};

}  // namespace ontmoet::test
