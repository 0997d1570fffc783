// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"
#include "server/desk.h"

#include <functional>
#include <string>

namespace ontmoet::server {

// One exchange with the admin routes of a running server: status and body, or why there is none.
struct AdminReply {
    int status = 0;
    std::string body;
};
using AdminLine = std::function<Result<AdminReply>(
    std::string const& method, std::string const& path, std::string const& body)>;

// The desk of a server that runs: AdminRoutes at the other end. Errors of the server come back as
// they were; a foreign answer is "error.server_not_ours".
class RemoteDesk final : public Desk {
public:
    RemoteDesk(AdminLine line, Clock const& clock, Random& random)
        : m_line(std::move(line)), m_clock(clock), m_random(random) {}

    Result<std::vector<EventSummary>> events() override;
    Result<FactsPage> facts(EventId event, domain::Cursor after, std::size_t limit) override;
    Result<std::vector<sync::FactAnswer>> append(EventId event, std::vector<domain::Fact> drafts,
                                                 std::string_view actor) override;
    Result<sync::Pairing> pair(EventId event, PairOrder const& order) override;
    Result<OfferedPairing> offer_pairing(EventId event, PairOrder const& order) override;
    Result<storage::Device> set_role(EventId event, DeviceId device,
                                     RoleOrder const& order) override;
    Result<std::vector<storage::Device>> devices(EventId event) override;
    Result<sync::DeviceList> devices_now(EventId event) override;
    Status order(EventId event, storage::DeviceOrder order) override;
    Result<std::vector<storage::DeviceOrder>> orders(EventId event, DeviceId device) override;
    Result<storage::Device> revoke(EventId event, DeviceId device) override;
    Result<sync::PushAnswer> push(EventId event, DeviceId device,
                                  sync::PushRequest const& request) override;
    Result<std::vector<storage::Account>> accounts() override;
    Status obey(AccountOrder const& order) override;
    Result<Restored> restore(RestoreOrder const& order) override;

private:
    Result<std::string> ask(std::string const& method, std::string const& path,
                            std::string const& body = {});

    AdminLine m_line;
    Clock const& m_clock;
    Random& m_random;
};

}  // namespace ontmoet::server
