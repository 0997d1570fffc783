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
    enum class Act { type, page, script, erase, undo, space, enter };
    Act act = Act::type;
    std::string name;                 // what it types, or the page it leads to
    std::string label;                // what stands on it; empty: its name
    std::vector<std::string> others;  // by holding it
    float width = 1;                  // in keys
};

struct KeyPage {
    std::string name;
    std::string label;  // on the keys that lead here
    std::string after;  // the page to return to after one letter (capitals); empty: stay
    std::vector<std::vector<KeyCap>> rows;
    // The row that shows the forms of the letter before the caret, when it has any; -1: none.
    int forms_row = -1;
};

// One writing system. Rows are from left to right in every language, as on keyboards of metal.
struct KeyboardLayout {
    std::string name;
    std::string title;                   // in its own script, for the person who looks for it
    std::vector<std::string> languages;  // tags this layout serves; none: only when asked for
    std::vector<KeyPage> pages;          // the first is shown first
    // Letters that are written by their first and then choosing: a consonant with its vowels.
    std::vector<std::vector<KeyCap>> forms;

    // The first page where there is none of this name.
    KeyPage const& page(std::string_view page_name) const;
    // The forms of the family to which a letter belongs, or nullptr.
    std::vector<KeyCap> const* forms_of(std::string_view letter) const;
    bool serves(std::string_view language) const;
};

// The layouts of assets/keyboards/*.json. A row is a text of keys separated by spaces; `e|é` has
// others; `{page:NAME} {script} {erase} {undo} {space} {enter}` act; `{type:LABEL=TEXT}` types
// something else than what stands on it; `*N` after a key in braces makes it N keys wide.
// `{forms}` at the beginning of a row makes it the row of forms.
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
