// SPDX-License-Identifier: EUPL-1.2
#include "sync/tokens.h"

#include "sync/kiosk_store.h"
#include "sync/limits.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace ontmoet::sync {
namespace {

// A line each.
constexpr std::string_view k_tokens_setting = "tokens";
// The one of the pairing file, when it was read last.
constexpr std::string_view k_paired_with_setting = "paired_with";

}  // namespace

Result<Tokens> Tokens::open(KioskStore& store, std::string const& paired_with) {
    TRY_ASSIGN(auto const settings, store.settings());
    Tokens tokens;
    if (auto const kept = settings.find(k_tokens_setting); kept != settings.end()) {
        std::istringstream lines(kept->second);
        for (std::string line; std::getline(lines, line);) tokens.m_all.push_back(line);
    }
    auto const known = settings.find(k_paired_with_setting);
    if (paired_with.empty() || (known != settings.end() && known->second == paired_with))
        return tokens;
    TRY(tokens.add(store, paired_with));
    TRY(store.set_setting(k_paired_with_setting, paired_with));
    return tokens;
}

Status Tokens::add(KioskStore& store, std::string const& token) {
    auto all = m_all;
    std::erase(all, token);
    all.insert(all.begin(), token);
    all.resize(std::min(all.size(), k_most_kept_tokens));
    std::string lines;
    for (auto const& one : all) lines += one + "\n";
    TRY(store.set_setting(k_tokens_setting, lines));
    m_all = std::move(all);
    return {};
}

}  // namespace ontmoet::sync
