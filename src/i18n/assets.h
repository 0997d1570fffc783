// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

namespace ontmoet::i18n {

// Where the data files are: $ONTMOET_ASSETS, else share/ontmoet beside the program's bin folder.
// Holds locale/<tag>/LC_MESSAGES/ontmoet.mo and everything of assets/ (sectors.csv, keyboards/ …).
std::filesystem::path asset_root();

}  // namespace ontmoet::i18n
