// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_rows.h"

#include "base/check.h"
#include "storage/fact_columns.h"

namespace ontmoet::storage {

using domain::Cursor;
using domain::Fact;

PostgresValues values_of(Sealer const& sealer, EventId event, Cursor expected,
                         std::span<Fact const> facts, std::span<StoredAnswer const> answers) {
    std::vector<std::int64_t> cursors, sequences, recorded, offsets, versions, received;
    std::vector<Uuid> ids, devices;
    std::vector<std::string> subjects, bodies;
    std::vector<std::string_view> actors, types;
    for (auto cursor = expected; auto const& fact : facts) {
        check(fact.cursor == ++cursor, "facts are appended in the order of their cursors");
        cursors.push_back(fact.cursor);
        ids.push_back(fact.id.uuid);
        devices.push_back(fact.device.uuid);
        sequences.push_back(fact.device_sequence);
        actors.emplace_back(fact.actor);
        recorded.push_back(fact.recorded_at.ms);
        offsets.push_back(fact.clock_offset_ms);
        subjects.push_back(packed(fact.subjects));
        types.emplace_back(fact.type);
        versions.push_back(fact.version);
        bodies.push_back(sealer.seal(fact.body, body_place(event, fact.id)));
        received.push_back(fact.received_at.ms);
    }
    std::vector<Uuid> answer_devices, answer_facts;
    std::vector<std::int64_t> answer_sequences, at;
    std::vector<std::string> said;
    for (auto const& answer : answers) {
        answer_devices.push_back(answer.device.uuid);
        answer_sequences.push_back(answer.device_sequence);
        at.push_back(answer.at);
        answer_facts.push_back(answer.fact.uuid);
        said.push_back(sealer.seal(answer.answer, answer_place(event, answer.fact)));
    }
    auto const views = [](std::vector<std::string> const& texts) {
        return std::vector<std::string_view>(texts.begin(), texts.end());
    };
    PostgresValues values;
    values.add(event).add(expected).add(expected + static_cast<Cursor>(facts.size()));
    values.add(cursors).add(ids).add(devices).add(sequences).add_texts(actors).add(recorded);
    values.add(offsets).add_bytes(views(subjects)).add_texts(types).add(versions);
    values.add_bytes(views(bodies)).add(received);
    values.add(answer_devices).add(answer_sequences).add(at).add(answer_facts);
    values.add_bytes(views(said));
    return values;
}

std::string unsealed_or_fail(Sealer const& sealer, std::string_view sealed,
                             SealedPlace const& place) {
    auto text = sealer.open(sealed, place);
    if (!text)
        throw PostgresFailure{
            {ErrorKind::storage, "error.database_damaged", "seal of " + to_string(place.of)}};
    return std::move(*text);
}

std::vector<Fact> facts_of(Sealer const& sealer, PostgresRows const& rows) {
    std::vector<Fact> facts(static_cast<std::size_t>(rows.count()));
    for (int row = 0; row < rows.count(); ++row) {
        auto& fact = facts[static_cast<std::size_t>(row)];
        fact.event.uuid = rows.uuid(row, 0);
        fact.cursor = rows.integer(row, 1);
        fact.id.uuid = rows.uuid(row, 2);
        fact.device.uuid = rows.uuid(row, 3);
        fact.device_sequence = rows.integer(row, 4);
        fact.actor = rows.text(row, 5);
        fact.recorded_at.ms = rows.integer(row, 6);
        fact.clock_offset_ms = rows.integer(row, 7);
        fact.subjects = unpacked(rows.text(row, 8));
        fact.type = rows.text(row, 9);
        fact.version = static_cast<int>(rows.integer(row, 10));
        fact.body = unsealed_or_fail(sealer, rows.text(row, 11), body_place(fact.event, fact.id));
        fact.received_at.ms = rows.integer(row, 12);
    }
    return facts;
}

}  // namespace ontmoet::storage
