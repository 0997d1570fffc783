// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/call.h"
#include "server/desk.h"
#include "server/job_queue.h"

#include <functional>
#include <string>

namespace ontmoet::server {

// /v1/admin/…: a Desk over HTTP for the commands of whoever owns the data folder (RemoteDesk). The
// token stands in the folder's server.json, which only its owner can read.
//   GET  /v1/admin/events                            →
//   {"events":[{id,name,starts_at,people,facts}]} GET  /v1/admin/events/{event}/facts?after=&limit=
//   → {"facts":[…],"more":bool} POST /v1/admin/events/{event}/facts   {"actor","facts":[…]} →
//   {"answers":[…]} POST /v1/admin/events/{event}/devices {"role","name"}     → the pairing
class AdminRoutes {
public:
    AdminRoutes(Desk& desk, std::string token) : m_desk(desk), m_token(std::move(token)) {}

    // Whether the request carries the token; takes the same time for every wrong one.
    bool is_admin(Request const& request) const;
    // `segments` of the target after "v1/admin". On the I/O thread.
    void handle(CallPtr call, std::vector<std::string> const& segments);
    std::size_t waiting() const { return m_worker.waiting(); }
    void finish() { m_worker.finish(); }

private:
    using Work = std::function<Result<std::string>()>;
    struct Job {
        CallPtr call;
        Work work;
    };
    // What a request asks, as work for the slow thread; empty when there is no such route.
    Work work_for(CallPtr const& call, std::vector<std::string> const& segments);
    void do_later(CallPtr call, Work work);
    static void do_jobs(std::vector<Job> jobs);

    Desk& m_desk;
    std::string m_token;
    JobQueue<Job> m_worker{k_most_waiting_jobs, do_jobs};
};

}  // namespace ontmoet::server
