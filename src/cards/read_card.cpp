// SPDX-License-Identifier: EUPL-1.2
#include "cards/read_card.h"

#include "cards/limits.h"

#include <algorithm>
#include <memory>

#include <cmark.h>

namespace ontmoet::cards {
namespace {

constexpr std::string_view k_usual_icon = "article";
constexpr std::string_view k_damaged_letter = "\uFFFD";

Error card_fault(int line, std::string_view why) {
    return {ErrorKind::invalid_input, "error.card_unreadable",
            "line " + std::to_string(line) + ": " + std::string{why}};
}
Error card_fault(cmark_node* node, std::string_view why) {
    // What stands in a line has no line of its own in every version of the library.
    while (cmark_node_get_start_line(node) == 0 && cmark_node_parent(node) != nullptr)
        node = cmark_node_parent(node);
    return card_fault(cmark_node_get_start_line(node), why);
}

std::string_view literal_of(cmark_node* node) {
    char const* const text = cmark_node_get_literal(node);
    return text == nullptr ? std::string_view{} : std::string_view{text};
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    auto const first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

bool is_address(std::string_view url) {
    constexpr std::string_view start = "https://";
    bool const is_plain =
        std::ranges::all_of(url, [](char letter) { return letter > ' ' && letter < 0x7F; });
    return url.starts_with(start) && url.size() > start.size() && is_plain &&
           url.size() <= k_longest_address;
}

bool is_icon_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '_';
    });
}

// The words after this key, "icon:", in the comment.
std::string value_in(std::string_view comment, std::string_view key) {
    for (std::size_t at = 0; at < comment.size();) {
        auto const end = std::min(comment.find('\n', at), comment.size());
        auto const line = trimmed(comment.substr(at, end - at));
        if (line.starts_with(key)) return std::string{trimmed(line.substr(key.size()))};
        at = end + 1;
    }
    return {};
}

// The words of one paragraph, title or item.
struct Words {
    std::string lead;
    std::string rest;
    bool is_link_only = false;
};

// Reads a tree that cmark made into a Card.
class CardReader {
public:
    Result<Card> read(cmark_node* document) {
        for (auto* node = cmark_node_first_child(document); node != nullptr;
             node = cmark_node_next(node))
            TRY(read_block(node));
        if (m_card.title.empty()) return card_fault(1, "there is no title (# …)");
        if (m_card.parts.empty()) return card_fault(1, "there are no words below the title");
        if (m_card.icon.empty()) m_card.icon = k_usual_icon;
        return std::move(m_card);
    }

private:
    Status read_block(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_HTML_BLOCK: return read_comment(node);
            case CMARK_NODE_HEADING: return read_title(node);
            case CMARK_NODE_PARAGRAPH: return add_part(node, Part::Kind::paragraph, 0);
            case CMARK_NODE_LIST: return read_list(node);
            default: return card_fault(node, "only a title, paragraphs and lists are shown");
        }
    }

    Status read_comment(cmark_node* node) {
        auto const text = trimmed(literal_of(node));
        if (!text.starts_with("<!--") || !text.ends_with("-->"))
            return card_fault(node, "HTML is not shown");
        auto const audience = value_in(text, "audience:");
        if (audience == "employers")
            m_card.audience = Audience::employers;
        else if (!audience.empty())
            return card_fault(node, "this is no audience");
        auto icon = value_in(text, "icon:");
        if (icon.empty()) return {};
        if (!is_icon_name(icon)) return card_fault(node, "this is no name of an icon");
        m_card.icon = std::move(icon);
        return {};
    }

    Status read_title(cmark_node* node) {
        if (!m_card.title.empty() || !m_card.parts.empty() ||
            cmark_node_get_heading_level(node) != 1)
            return card_fault(node, "there is one title, and it comes first");
        TRY_ASSIGN(auto const words, words_of(node));
        if (words.is_link_only) return card_fault(node, "a title is no link");
        m_card.title =
            words.lead + (words.lead.empty() || words.rest.empty() ? "" : " ") + words.rest;
        return {};
    }

    Status read_list(cmark_node* list) {
        bool const is_numbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
        int number = is_numbered ? cmark_node_get_list_start(list) : 0;
        for (auto* item = cmark_node_first_child(list); item != nullptr;
             item = cmark_node_next(item)) {
            auto* const words = cmark_node_first_child(item);
            if (words == nullptr) return card_fault(item, "an item has no words");
            if (cmark_node_get_type(words) != CMARK_NODE_PARAGRAPH ||
                cmark_node_next(words) != nullptr)
                return card_fault(item, "an item is one paragraph");
            TRY(add_part(words, Part::Kind::item, number));
            if (is_numbered) ++number;
        }
        return {};
    }

    Status add_part(cmark_node* node, Part::Kind kind, int number) {
        if (m_card.parts.size() == k_most_parts) return card_fault(node, "too long for a card");
        TRY_ASSIGN(auto words, words_of(node));
        if (words.is_link_only) return {};
        if (words.lead.empty() && words.rest.empty()) return card_fault(node, "no words");
        m_card.parts.push_back({kind, number, std::move(words.lead), std::move(words.rest)});
        return {};
    }

    Result<Words> words_of(cmark_node* block) {
        Words words;
        auto* const first = cmark_node_first_child(block);
        words.is_link_only = first != nullptr && cmark_node_next(first) == nullptr &&
                             cmark_node_get_type(first) == CMARK_NODE_LINK;
        for (auto* node = first; node != nullptr; node = cmark_node_next(node)) {
            bool const leads = node == first && cmark_node_get_type(node) == CMARK_NODE_STRONG;
            TRY(add_words(node, leads ? words.lead : words.rest));
        }
        words.lead = trimmed(words.lead);
        words.rest = trimmed(words.rest);
        return words;
    }

    Status add_words(cmark_node* node, std::string& to) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_TEXT:
                if (literal_of(node).find(k_damaged_letter) != std::string_view::npos)
                    return card_fault(node, "a damaged letter");
                to += literal_of(node);
                return {};
            case CMARK_NODE_SOFTBREAK:
            case CMARK_NODE_LINEBREAK: to += ' '; return {};
            case CMARK_NODE_STRONG: return add_inside(node, to);
            case CMARK_NODE_LINK: {
                auto const begin = to.size();
                TRY(add_inside(node, to));
                return set_link(node, to.substr(begin));
            }
            default: return card_fault(node, "only words, bold words and links are shown");
        }
    }

    Status add_inside(cmark_node* node, std::string& to) {
        for (auto* inner = cmark_node_first_child(node); inner != nullptr;
             inner = cmark_node_next(inner))
            TRY(add_words(inner, to));
        return {};
    }

    Status set_link(cmark_node* node, std::string words) {
        if (m_card.link) return card_fault(node, "a card has one link");
        std::string const address = cmark_node_get_url(node);
        if (!is_address(address)) return card_fault(node, "a link is a short https:// address");
        if (trimmed(words).empty()) return card_fault(node, "a link has no words");
        auto code = qr_code(address);
        if (!code) return card_fault(node, "this address fits into no code");
        m_card.link = Link{std::move(words), address, std::move(*code)};
        return {};
    }

    Card m_card;
};

}  // namespace

Result<Card> read_card(std::string_view markdown) {
    if (markdown.size() > k_most_bytes)
        return card_fault(1, "more than " + std::to_string(k_most_bytes) + " bytes");
    std::unique_ptr<cmark_node, void (*)(cmark_node*)> const document(
        cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_VALIDATE_UTF8),
        cmark_node_free);
    return CardReader{}.read(document.get());
}

}  // namespace ontmoet::cards
