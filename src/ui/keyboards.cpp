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

Result<KeyCap> parse_acting_key(std::string const& word) {
    auto const close = word.find('}');
    if (close == std::string::npos) return damaged("'" + word + "' has no closing brace");
    std::string const name = word.substr(1, close - 1);
    KeyCap key;
    if (name == "erase") {
        key.act = KeyCap::Act::erase;
    } else if (name == "space") {
        key.act = KeyCap::Act::space;
        key.name = " ";
    } else if (name == "enter") {
        key.act = KeyCap::Act::enter;
    } else if (name.starts_with("page:")) {
        key.act = KeyCap::Act::page;
        key.name = name.substr(5);
    } else {
        return damaged("unknown key '" + name + "'");
    }
    std::string const rest = word.substr(close + 1);
    if (rest.empty()) return key;
    if (rest.front() != '*') return damaged("'" + word + "' is followed by something else");
    key.width = std::strtof(rest.c_str() + 1, nullptr);
    if (!(key.width >= 0.5f && key.width <= 12)) return damaged("'" + word + "' has no good width");
    return key;
}

Result<KeyCap> parse_key(std::string const& word) {
    if (word.size() > 1 && word.front() == '{') return parse_acting_key(word);
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

Result<KeyPage> parse_page(nlohmann::json const& json) {
    KeyPage page;
    page.name = json.at("name").get<std::string>();
    page.label = json.value("label", page.name);
    page.after = json.value("after", "");
    for (auto const& row : json.at("rows")) {
        std::vector<KeyCap> keys;
        std::istringstream words(row.get<std::string>());
        for (std::string word; words >> word;) {
            TRY_ASSIGN(auto key, parse_key(word));
            keys.push_back(std::move(key));
        }
        if (keys.empty()) return damaged("page '" + page.name + "' has an empty row");
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

Result<KeyboardLayout> Keyboards::parse(std::string_view json) {
    try {
        auto const root = nlohmann::json::parse(json);
        KeyboardLayout layout;
        layout.name = root.at("name").get<std::string>();
        layout.languages = root.at("languages").get<std::vector<std::string>>();
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
        for (auto const& served : layout.languages) {
            if (served == language) return layout;
        }
    }
    for (auto const& layout : m_layouts) {
        if (layout.name == "latin") return layout;
    }
    check(!m_layouts.empty(), "there is at least one keyboard");
    return m_layouts.front();
}

}  // namespace ontmoet::ui
