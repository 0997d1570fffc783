// SPDX-License-Identifier: EUPL-1.2
#include "storage/credentials.h"
#include "storage/limits.h"
#include "storage/sqlite_devices.h"

// Devices that nobody invited, in the file of a SqliteFactLog.
namespace ontmoet::storage {
namespace {

void forget_old_knocks(Database& database, Moment now) {
    database.prepare("DELETE FROM knock WHERE since <= ?")
        .bind((now - k_pairing_code_life).ms)
        .run();
}

}  // namespace

Result<Knock> SqliteDevices::knock(Moment now) {
    return locked([&] {
        Knock made{new_pairing_code(), new_token(), now + k_pairing_code_life};
        auto const code = hash_of_code(made.code);
        auto const secret = hash_of_code(made.secret);
        Transaction transaction(m_database);
        forget_old_knocks(m_database, now);
        auto count = m_database.prepare("SELECT count(*) FROM knock");
        count.step();
        if (count.integer(0) >= static_cast<std::int64_t>(k_most_knocking))
            throw SqliteFailure{{ErrorKind::refused, "error.too_many_knocks", {}}};
        m_database.prepare("INSERT INTO knock VALUES (?, ?, ?, ?)")
            .bind(std::span<std::uint8_t const>(code), std::span<std::uint8_t const>(secret),
                  made.code.substr(0, k_shown_code_signs), now.ms)
            .run();
        count.run();
        transaction.commit();
        return made;
    });
}

Result<std::vector<Knocking>> SqliteDevices::knocking(Moment now) {
    return locked([&] {
        auto select = m_database.prepare(
            "SELECT begins_with, since FROM knock WHERE since > ? ORDER BY since, begins_with");
        select.bind((now - k_pairing_code_life).ms);
        std::vector<Knocking> all;
        while (select.step()) all.push_back({select.text(0), {select.integer(1)}});
        return all;
    });
}

Status SqliteDevices::let_in(std::string_view typed_code, PairingOffer const& offer, Moment now) {
    auto const done = locked([&] {
        auto const code = hash_of_code(typed_code);
        Transaction transaction(m_database);
        auto take = m_database.prepare(
            "DELETE FROM knock WHERE code_hash = ? AND since > ? RETURNING secret_hash");
        auto const since = (now - k_pairing_code_life).ms;
        if (!take.bind(std::span<std::uint8_t const>(code), since).step())
            throw SqliteFailure{{ErrorKind::refused, "error.unknown_pairing_code", {}}};
        auto const secret = take.bytes(0);
        take.run();
        insert_offer(m_database, offer, std::vector<std::uint8_t>(secret.begin(), secret.end()),
                     now + k_pairing_code_life);
        transaction.commit();
        return true;
    });
    return done.ok() ? Status{} : done.error();
}

Result<KnockState> SqliteDevices::state_of_knock(std::string_view secret, Moment now) {
    return locked([&] {
        auto const hash = hash_of_code(secret);
        auto const bytes = std::span<std::uint8_t const>(hash);
        auto waits = m_database.prepare("SELECT 1 FROM knock WHERE secret_hash = ? AND since > ?");
        if (waits.bind(bytes, (now - k_pairing_code_life).ms).step()) return KnockState::waits;
        auto is_in = m_database.prepare(
            "SELECT 1 FROM pairing_code WHERE code_hash = ? AND valid_until > ?");
        return is_in.bind(bytes, now.ms).step() ? KnockState::let_in : KnockState::over;
    });
}

}  // namespace ontmoet::storage
