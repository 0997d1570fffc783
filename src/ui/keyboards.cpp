// SPDX-License-Identifier: EUPL-1.2
#include "ui/keyboards.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

#include <nlohmann/json.hpp>

namespace ontmoet::ui {

namespace {

Error damaged(std::string detail) {
    return {ErrorKind::invalid_input, "error.keyboard_damaged", std::move(detail)};
}

// What stands in the braces of a key.
Result<KeyCap> parse_act(std::string const& name) {
    using Act = KeyCap::Act;
    constexpr std::pair<std::string_view, Act> acts[] = {{"script", Act::script},
                                                         {"erase", Act::erase},
                                                         {"undo", Act::undo},
                                                         {"space", Act::space},
                                                         {"enter", Act::enter}};
    KeyCap key;
    for (auto const& [word, act] : acts) {
        if (name != word) continue;
        key.act = act;
        if (act == Act::space) key.name = " ";
        return key;
    }
    if (name.starts_with("page:")) {
        key.act = Act::page;
        key.name = name.substr(5);
        return key;
    }
    auto const equals = name.find('=');
    bool const types = name.starts_with("type:") && equals != std::string::npos;
    if (!types || equals == 5 || equals + 1 == name.size()) {
        return damaged("unknown key '" + name + "'");
    }
    key.label = name.substr(5, equals - 5);
    key.name = name.substr(equals + 1);
    return key;
}

Result<KeyCap> parse_key_in_braces(std::string const& word) {
    auto const close = word.find('}');
    if (close == std::string::npos) return damaged("'" + word + "' has no closing brace");
    TRY_ASSIGN(auto key, parse_act(word.substr(1, close - 1)));
    std::string const rest = word.substr(close + 1);
    if (rest.empty()) return key;
    if (rest.front() != '*') return damaged("'" + word + "' is followed by something else");
    key.width = std::strtof(rest.c_str() + 1, nullptr);
    if (!(key.width >= 0.5f && key.width <= 12)) return damaged("'" + word + "' has no good width");
    return key;
}

Result<KeyCap> parse_key(std::string const& word) {
    if (word.size() > 1 && word.front() == '{') return parse_key_in_braces(word);
    KeyCap key;
    std::istringstream parts(word);
    for (std::string part; std::getline(parts, part, '|');) {
        if (part.empty()) return damaged("'" + word + "' has an empty letter");
        if (key.name.empty()) {
            key.name = part;
        } else {
            key.others.push_back(part);
        }
    }
    return key;
}

Result<std::vector<KeyCap>> parse_row(std::istringstream& words) {
    std::vector<KeyCap> keys;
    for (std::string word; words >> word;) {
        TRY_ASSIGN(auto key, parse_key(word));
        keys.push_back(std::move(key));
    }
    if (keys.empty()) return damaged("a row is empty");
    return keys;
}

Result<KeyPage> parse_page(nlohmann::json const& json) {
    KeyPage page;
    page.name = json.at("name").get<std::string>();
    page.label = json.value("label", page.name);
    page.after = json.value("after", "");
    constexpr std::string_view forms_mark = "{forms}";
    for (auto const& row : json.at("rows")) {
        auto text = row.get<std::string>();
        if (text.starts_with(forms_mark)) {
            page.forms_row = static_cast<int>(page.rows.size());
            text.erase(0, forms_mark.size());
        }
        std::istringstream words(text);
        TRY_ASSIGN(auto keys, parse_row(words));
        page.rows.push_back(std::move(keys));
    }
    if (page.rows.empty()) return damaged("page '" + page.name + "' is empty");
    return page;
}

bool has_page(KeyboardLayout const& layout, std::string_view name) {
    return std::any_of(layout.pages.begin(), layout.pages.end(),
                       [&](auto const& page) { return page.name == name; });
}

Status check_pages(KeyboardLayout const& layout) {
    if (layout.pages.empty()) return damaged("'" + layout.name + "' has no page");
    for (auto const& page : layout.pages) {
        if (!page.after.empty() && !has_page(layout, page.after)) {
            return damaged("no page '" + page.after + "'");
        }
        for (auto const& row : page.rows) {
            for (auto const& key : row) {
                bool const leads_nowhere =
                    key.act == KeyCap::Act::page && !has_page(layout, key.name);
                if (leads_nowhere) return damaged("no page '" + key.name + "'");
            }
        }
    }
    return {};
}

}  // namespace

KeyPage const& KeyboardLayout::page(std::string_view page_name) const {
    auto const found = std::find_if(pages.begin(), pages.end(),
                                    [&](auto const& page) { return page.name == page_name; });
    return found == pages.end() ? pages.front() : *found;
}

std::vector<KeyCap> const* KeyboardLayout::forms_of(std::string_view letter) const {
    auto const is_it = [&](KeyCap const& key) { return key.name == letter; };
    for (auto const& family : forms) {
        if (std::any_of(family.begin(), family.end(), is_it)) return &family;
    }
    return nullptr;
}

bool KeyboardLayout::serves(std::string_view language) const {
    return std::find(languages.begin(), languages.end(), language) != languages.end();
}

Result<KeyboardLayout> Keyboards::parse(std::string_view json) {
    try {
        auto const root = nlohmann::json::parse(json);
        KeyboardLayout layout;
        layout.name = root.at("name").get<std::string>();
        layout.title = root.value("title", layout.name);
        layout.languages = root.at("languages").get<std::vector<std::string>>();
        for (auto const& family : root.value("forms", std::vector<std::string>{})) {
            std::istringstream words(family);
            TRY_ASSIGN(auto letters, parse_row(words));
            layout.forms.push_back(std::move(letters));
        }
        for (auto const& page : root.at("pages")) {
            TRY_ASSIGN(auto parsed, parse_page(page));
            layout.pages.push_back(std::move(parsed));
        }
        TRY(check_pages(layout));
        return layout;
    } catch (nlohmann::json::exception const& problem) {
        return damaged(problem.what());
    }
}

Result<Keyboards> Keyboards::load(std::filesystem::path const& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    for (auto const& entry : std::filesystem::directory_iterator(folder, failed)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    Keyboards keyboards;
    for (auto const& file : files) {
        std::ifstream stream(file, std::ios::binary);
        std::string const content{std::istreambuf_iterator<char>(stream), {}};
        auto layout = parse(content);
        if (!layout) {
            auto error = std::move(layout).error();
            error.detail = file.filename().string() + ": " + error.detail;
            return error;
        }
        keyboards.m_layouts.push_back(std::move(layout).value());
    }
    if (keyboards.m_layouts.empty()) {
        return Error{ErrorKind::not_found, "error.keyboard_missing", folder.string()};
    }
    return keyboards;
}

KeyboardLayout const& Keyboards::find(std::string_view name, std::string_view language) const {
    for (auto const& layout : m_layouts) {
        if (!name.empty() && layout.name == name) return layout;
    }
    for (auto const& layout : m_layouts) {
        if (layout.serves(language)) return layout;
    }
    for (auto const& layout : m_layouts) {
        if (layout.name == "latin") return layout;
    }
    check(!m_layouts.empty(), "there is at least one keyboard");
    return m_layouts.front();
}

}  // namespace ontmoet::ui
