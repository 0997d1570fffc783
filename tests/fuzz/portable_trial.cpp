// SPDX-License-Identifier: EUPL-1.2
#include "fuzz/portable_trial.h"

#include "base/check.h"
#include "domain/fields.h"
#include "exchange/base45.h"
#include "exchange/limits.h"
#include "exchange/packing.h"
#include "exchange/plain_cbor.h"
#include "exchange/portable_profile.h"

#include <nlohmann/json.hpp>

namespace ontmoet::fuzz {
namespace {

using nlohmann::json;

// The same in every run, so that a seed makes the same input again.
std::string const k_key(43, 'A');
std::string const k_other_key(43, 'E');

// Whatever was read can be written, and is read again as it is.
void try_text(std::string_view text) {
    auto const read = exchange::read_portable_profile(text, k_key);
    check(!read.ok() || exchange::is_portable_profile(text), "what is read begins as a profile");
    if (!read.ok()) {
        check(!read.error().message_key.empty(), "a refusal says why");
        return;
    }
    auto const written = exchange::write_portable_profile(*read, k_key);
    check(written.text.size() <= exchange::k_most_portable_signs, "a profile fits a QR");
    auto const again = exchange::read_portable_profile(written.text, k_key);
    check(again.ok() && again->issuer == exchange::Issuer::known, "what was written is whole");
    check(!written.left_out.empty() || again->profile == read->profile, "a profile stays as it is");
    check(again->made_at == read->made_at && again->event == read->event, "so does its origin");
}

void try_packed(std::string_view bytes) {
    constexpr std::size_t k_most = 1'000;
    auto const plain = exchange::unpack(bytes, "a dictionary", k_most);
    check(!plain || plain->size() <= k_most, "unpacking stops where it was told to");
    auto const again = exchange::from_base45(exchange::to_base45(bytes));
    check(again && *again == bytes, "bytes come back from their signs");
}

}  // namespace

void try_portable(std::string_view input) {
    if (input.empty()) return;
    auto const rest = input.substr(1);
    switch (input.front()) {
        case 't': return try_text(rest);
        case 'c': return try_text(exchange::seal_portable(rest, k_key));
        case 'p': return try_packed(rest);
        default: return;
    }
}

std::vector<std::string> portable_seeds() {
    auto fields = json::object();
    domain::Profile profile;
    profile.given_name = "ሰላም";
    profile.phone = "06 1234 5678";
    profile.languages = {{"ti", domain::Level::native}, {"nl", domain::Level::a2}};
    profile.work = {{"horeca", "5120", 6}};
    profile.reach = {{domain::TravelMode::bike}, 45};
    profile.ways = {domain::Way::paid_job, domain::Way::bbl};
    profile.days.mask = 1'957;
    profile.own_words = "Ik werk graag.";
    for (auto const& field : domain::fields<domain::Profile>())
        fields[std::string(field.name)] = field.get(profile);
    json const content{{"at", 29'000'000}, {"by", "Zorg & Techniek"}, {"fields", fields}};
    auto const bytes = json::to_cbor(content);
    std::string const cbor(bytes.begin(), bytes.end());
    exchange::PortableProfile const whole{profile, "Zorg", Moment{1'790'000'040'000}, {}};
    return {"c" + cbor, "t" + exchange::write_portable_profile(whole, k_key).text,
            "t" + exchange::write_portable_profile(whole, k_other_key).text,
            "p" + exchange::pack(content.dump(), "a dictionary")};
}

}  // namespace ontmoet::fuzz
