// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "domain/fact.h"
#include "storage/devices.h"
#include "storage/fact_log.h"
#include "storage/sealer.h"
#include "storage/tombstone.h"
#include "sync/audience.h"
#include "sync/venue_messages.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace ontmoet::sync {

struct FactAnswer;

// A fact as it came to the hall.
struct Arrival {
    domain::Fact fact;
    bool hidden = false;  // its device may not say it: kept for the central server, shown to nobody
};

// What the kiosks of a hall said and the central server has not decided yet, in the order in which
// it came, each fact with its number. Kept in one SQLite file and in memory; numbers are of this
// run of the program, so every start begins the list's epoch anew. May be used from several
// threads.
class HallList {
public:
    enum class Place { held, taken, gap };

    // A list belongs to one venue server of one event: "error.store_of_other_device" when it is
    // another's. Else the errors of storage::Database.
    static Result<std::unique_ptr<HallList>> open(std::filesystem::path const& file, EventId event,
                                                  DeviceId venue, storage::Unlock const& unlock);
    ~HallList();

    // Keeps what is new, durably and all or nothing. Per fact: it is held (also when it was
    // before), `taken`: another fact went by its number, `gap`: one before it is missing, whether
    // it is held itself or not. All are facts that are not decided.
    Result<std::vector<Place>> hold(std::span<Arrival const> arrivals);
    // `held` is called whenever something new is held, on the thread that brought it; it must only
    // queue something.
    void on_held(std::function<void()> held);
    // The device is gone, and with it whatever is missing before what is held of it: that is said
    // to be lost, so that the rest is decided. For when all decisions about it are known here.
    Status fill_gaps(DeviceId device);
    // The device's first sequence that is neither decided nor held.
    std::int64_t next(DeviceId device) const;

    // What that viewer has to hear after `after` of that epoch: from the beginning when
    // it is another. At most `limit` changes and k_most_page_bytes of body. `is_all`: nothing is
    // left.
    HallNews news(Viewer const& viewer, std::string_view epoch, std::int64_t after,
                  std::size_t limit, bool& is_all) const;
    // The number of the last change.
    std::int64_t newest() const;
    std::int64_t waiting() const;

    // The next facts for the central server: of devices it knows, with all before them decided or
    // here, not answered yet.
    std::vector<domain::Fact> to_send(std::size_t limit, std::size_t most_bytes,
                                      std::function<bool(DeviceId)> const& is_known) const;
    // Answered, though no page has shown it yet: not sent again in this epoch.
    void note_answered(std::span<FactAnswer const> answers);

    // The central server decided these, in the order of each device's sequences.
    Status settle(std::span<storage::StoredAnswer const> answers);
    // How many facts it decided, of all devices.
    std::int64_t decided() const;
    // It decided these and nothing else: at the start, and with nothing when its epoch is over.
    Status begin(std::span<storage::Decided const> decided);
    Status erase(storage::Erasure const& erasure);
    Status wipe();

private:
    struct Inside;
    explicit HallList(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

}  // namespace ontmoet::sync
