// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "exchange/csv.h"
#include "exchange/import.h"
#include "i18n/tongue.h"

#include <filesystem>
#include <string>
#include <vector>

// A list of people as gemeenten and UWV keep it (PPS-V, TVS, klantprofiel, MAP): Dutch headings in
// any order, free words, gaps. What is missing or not understood stays open and is asked at the
// registration; obstacles, health, origin and everything else that domain.md §4 never stores is
// left out. Nothing in it stops an import, it is told as a note.
namespace ontmoet::exchange {

struct ClientProfile {
    std::string key;  // by which the same person is known at the next import; never stored
    int line = 0;
    domain::Profile profile;
};

struct ClientProfiles {
    std::vector<ClientProfile> people;
    std::vector<ImportProblem> problems;  // the file cannot be read
    std::vector<ImportProblem> notes;
};

// The file in an event's folder.
inline constexpr char const* k_client_profiles_file = "klantprofielen.csv";

// `dutch`: the language of the file.
ClientProfiles read_client_profiles(std::filesystem::path const& path,
                                    i18n::Vocabulary const& vocabulary, i18n::Tongue const& dutch);
// A table whose header is its first row; `file` is its name in the notes.
ClientProfiles read_client_profiles(CsvTable const& table, std::string const& file,
                                    i18n::Vocabulary const& vocabulary, i18n::Tongue const& dutch);

// By what headings are told apart: small letters without spaces, signs and what is in brackets.
std::string heading_key(std::string_view text);
// The one word for what a heading is about, "voornaam" for "Roepnaam:"; empty for an unknown one.
std::string_view client_target(std::string_view heading);
// Whether it is of what domain.md §4 never asks and never stores.
bool is_never_stored(std::string_view heading);

}  // namespace ontmoet::exchange
