// SPDX-License-Identifier: EUPL-1.2
#include "server/html.h"

#include "base/check.h"

namespace ontmoet::server {

std::string escaped_html(std::string_view words) {
    std::string safe;
    safe.reserve(words.size());
    for (char const c : words) {
        switch (c) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            case '\'': safe += "&#39;"; break;
            default:
                // Control characters are no text.
                safe += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
        }
    }
    return safe;
}

Html::Html() : m_text("<!doctype html>\n") {}

void Html::begin(Name name, Attributes attributes) {
    m_text.append("<").append(name.text());
    for (auto const& [attribute, value] : attributes)
        m_text.append(" ").append(attribute.text()).append("=\"").append(escaped_html(value)) +=
            '"';
    m_text += '>';
}

Html& Html::open(Name element, Attributes attributes) {
    begin(element, attributes);
    m_open.push_back(element.text());
    return *this;
}

Html& Html::close() {
    check(!m_open.empty(), "what is closed was opened");
    m_text.append("</").append(m_open.back()).append(">");
    m_open.pop_back();
    return *this;
}

Html& Html::text(std::string_view words) {
    m_text += escaped_html(words);
    return *this;
}

Html& Html::lines(std::string_view words) {
    for (auto end = words.find('\n'); end != words.npos; end = words.find('\n')) {
        text(words.substr(0, end));
        m_text += '\n';
        words.remove_prefix(end + 1);
    }
    return text(words);
}

Html& Html::element(Name name, Attributes attributes, std::string_view words) {
    return open(name, attributes).text(words).close();
}

Html& Html::single(Name name, Attributes attributes) {
    begin(name, attributes);
    return *this;
}

Html& Html::style(std::string_view css) {
    check(css.find("</") == css.npos, "a style sheet ends where its element does");
    m_text.append("<style>").append(css).append("</style>");
    return *this;
}

std::string Html::take() {
    while (!m_open.empty()) close();
    return std::exchange(m_text, {});
}

}  // namespace ontmoet::server
