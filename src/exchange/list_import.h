// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "exchange/import.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// One list of people or of employers, as somebody keeps it: their own headings, free words, gaps.
// What is not understood is left open and told as a note. Whoever is at the event already, by the
// number of the list or by name, is that one; nobody is there twice.
namespace ontmoet::exchange {

enum class ListKind { people, employers };
std::optional<ListKind> list_kind_from_text(std::string_view text);

// What a column may be about, in the order in which it is offered: words of client_profiles.h for
// people, of columns.h for employers.
std::span<std::string_view const> list_targets(ListKind kind);

// One column of the file: its heading, what it is about (empty: left out), its first values.
struct ListColumn {
    std::string heading;
    std::string target;
    bool is_never_stored = false;  // domain.md §4: it is left out whatever anybody says
    std::vector<std::string> samples;
};

// A heading and what somebody said it is about; empty: nothing.
struct ListChoice {
    std::string heading;
    std::string target;
    friend bool operator==(ListChoice const&, ListChoice const&) = default;
};

struct ListImport {
    std::vector<ListColumn> columns;
    Records records;  // of the event as it is, with those of the list
    std::size_t rows = 0;
    std::vector<ImportProblem> problems;  // the file cannot be read
    std::vector<ImportProblem> notes;

    bool ok() const { return problems.empty(); }
};

// `choices` come before what a heading says by itself; of several for one heading the last counts.
ListImport read_list(ListKind kind, std::string const& csv, std::vector<ListChoice> const& choices,
                     domain::State const& current, i18n::Vocabulary const& vocabulary,
                     i18n::Tongue const& dutch);

}  // namespace ontmoet::exchange
