// SPDX-License-Identifier: EUPL-1.2
#include "server/console_updates.h"

#include "base/version.h"
#include "exchange/release_list.h"
#include "server/list_page.h"

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using nlohmann::json;

Result<exchange::ReleaseList> newest_of(ReleaseSource const& source, Moment now) {
    std::ifstream file(source.list, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) return Error{ErrorKind::not_found, "error.cannot_read", source.list.filename()};
    return exchange::read_release(text.str(), source.trust, program_version(), now);
}

}  // namespace

Result<std::string> ConsoleUpdates::page(Visit const& visit, sync::PresenceBoard const& heard) {
    auto const now = m_clock.now();
    std::string const runs(program_version());
    json page = {{"runs", runs}, {"newest", ""}, {"until", 0}, {"fault", ""}, {"detail", ""}};
    // Kiosks of an older version than the server's are behind, whatever else is out.
    auto newest = runs;
    if (!m_source.list.empty()) {
        auto const list = newest_of(m_source, now);
        if (list.ok()) {
            newest = list->version;
            page["newest"] = newest;
            page["until"] = list->valid_until.ms;
        } else {
            page["fault"] = list.error().message_key;
            page["detail"] = list.error().detail;
        }
    }
    TRY_ASSIGN(auto const known, m_desk.devices(visit.event));
    auto& devices = page["devices"] = json::array();
    for (auto const& device : heard.list(known, now).devices) {
        if (device.revoked) continue;
        auto const version = device.presence ? device.presence->version : std::string{};
        bool const is_old = !version.empty() && exchange::compare_versions(version, newest) < 0;
        devices.push_back({{"id", to_string(device.device)},
                           {"name", device.name},
                           {"version", version},
                           {"is_old", is_old}});
    }
    return written_json(page);
}

}  // namespace ontmoet::server
