// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::ui {

// One key of an on-screen keyboard.
struct KeyCap {
    enum class Act { type, page, erase, space, enter };
    Act act = Act::type;
    std::string name;                 // what it types, or the page it leads to
    std::vector<std::string> others;  // by holding it
    float width = 1;                  // in keys
};

struct KeyPage {
    std::string name;
    std::string label;  // on the keys that lead here; "icon:NAME" for an icon
    std::string after;  // the page to return to after one letter (capitals); empty: stay
    std::vector<std::vector<KeyCap>> rows;
};

// One writing system. Rows are from left to right in every language, as on keyboards of metal.
struct KeyboardLayout {
    std::string name;
    std::vector<std::string> languages;  // tags this layout serves
    std::vector<KeyPage> pages;          // the first is shown first

    KeyPage const& page(std::string_view page_name) const;
};

// The layouts of assets/keyboards/*.json. A row is a text of keys separated by spaces; `e|é` has
// others, `{erase} {space} {enter} {page:NAME}` act, `*N` after a key in braces makes it N keys
// wide.
class Keyboards {
public:
    // "error.keyboard_damaged" when a file is no layout, "error.keyboard_missing" when there is
    // none.
    static Result<Keyboards> load(std::filesystem::path const& folder);
    static Result<KeyboardLayout> parse(std::string_view json);

    // By its own name, else by the language, else the first.
    KeyboardLayout const& find(std::string_view name, std::string_view language) const;
    std::vector<KeyboardLayout> const& all() const { return m_layouts; }

private:
    std::vector<KeyboardLayout> m_layouts;
};

}  // namespace ontmoet::ui
