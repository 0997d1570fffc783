// SPDX-License-Identifier: EUPL-1.2
#include "storage/credentials.h"
#include "storage/limits.h"
#include "storage/postgres_devices.h"

// Devices that nobody invited, in the same database as the facts.
namespace ontmoet::storage {
namespace {

std::string knock_hash(std::string_view given) {
    auto const hash = hash_of_code(given);
    return {reinterpret_cast<char const*>(hash.data()), hash.size()};
}

}  // namespace

Result<Knock> PostgresDevices::knock(Moment now) {
    return m_link.run(Repeat::unsafe, [&](PostgresLink& link) {
        Knock made{new_pairing_code(), new_token(), now + k_pairing_code_life};
        link.query("DELETE FROM knock WHERE since <= $1",
                   PostgresValues().add((now - k_pairing_code_life).ms));
        auto const waiting = link.query("SELECT count(*) FROM knock").integer(0, 0);
        if (waiting >= static_cast<std::int64_t>(k_most_knocking))
            throw PostgresFailure{{ErrorKind::refused, "error.too_many_knocks", {}}};
        link.query("INSERT INTO knock VALUES ($1, $2, $3, $4)",
                   PostgresValues()
                       .add(std::string_view(knock_hash(made.code)))
                       .add(std::string_view(knock_hash(made.secret)))
                       .add(std::string_view(made.code).substr(0, k_shown_code_signs))
                       .add(now.ms));
        return made;
    });
}

Result<std::vector<Knocking>> PostgresDevices::knocking(Moment now) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        auto const rows = link.query(
            "SELECT begins_with, since FROM knock WHERE since > $1 ORDER BY since, begins_with",
            PostgresValues().add((now - k_pairing_code_life).ms));
        std::vector<Knocking> all;
        all.reserve(static_cast<std::size_t>(rows.count()));
        for (int row = 0; row < rows.count(); ++row)
            all.push_back({rows.text(row, 0), {rows.integer(row, 1)}});
        return all;
    });
}

Status PostgresDevices::let_in(std::string_view typed_code, PairingOffer const& offer, Moment now) {
    auto const done = m_link.run(Repeat::unsafe, [&](PostgresLink& link) {
        link.execute("BEGIN");
        auto const taken = link.query(
            "DELETE FROM knock WHERE code_hash = $1 AND since > $2 RETURNING secret_hash",
            PostgresValues()
                .add(std::string_view(knock_hash(typed_code)))
                .add((now - k_pairing_code_life).ms));
        if (taken.count() == 0)
            throw PostgresFailure{{ErrorKind::refused, "error.unknown_pairing_code", {}}};
        insert_offer(link, offer, taken.text(0, 0), now + k_pairing_code_life);
        link.execute("COMMIT");
        return true;
    });
    return done.ok() ? Status{} : done.error();
}

Result<KnockState> PostgresDevices::state_of_knock(std::string_view secret, Moment now) {
    return m_link.run(Repeat::safe, [&](PostgresLink& link) {
        auto const hash = knock_hash(secret);
        auto const waits = link.query(
            "SELECT 1 FROM knock WHERE secret_hash = $1 AND since > $2",
            PostgresValues().add(std::string_view(hash)).add((now - k_pairing_code_life).ms));
        if (waits.count() > 0) return KnockState::waits;
        auto const is_in =
            link.query("SELECT 1 FROM pairing_code WHERE code_hash = $1 AND valid_until > $2",
                       PostgresValues().add(std::string_view(hash)).add(now.ms));
        return is_in.count() > 0 ? KnockState::let_in : KnockState::over;
    });
}

}  // namespace ontmoet::storage
