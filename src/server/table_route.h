// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/talk_book.h"
#include "i18n/tongue.h"
#include "server/call.h"
#include "server/gate.h"
#include "server/pair_route.h"
#include "server/slow_work.h"
#include "server/table_html.h"
#include "server/table_mirrors.h"
#include "server/table_session.h"
#include "sync/hub.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace ontmoet::server {

// /table: the device of a table that is a page on an employer's own phone or laptop. It is let in
// by a pairing code as any device, by a link (GET /table/{key}) that does nothing until somebody
// touches its button, so that no preview uses it up; its token then lies in a cookie. It sees what
// a table's device is sent (table_mirrors.h), and what is said there is pushed as that device's
// facts: the hub decides as for any other. It ends when the device is revoked, and
// k_table_page_life after the last round. Pages are made on the slow thread.
//
// GET /table?wait=25 with If-None-Match is answered when the page changes (304: it did not), with
// the server's time in milliseconds in k_time_header.
class TableRoute {
public:
    struct Parts {
        sync::Hub& hub;
        Gate& gate;
        PairRoute& pair;
        SlowWork& slow;
        Loop loop;
    };
    struct Options {
        bool is_secure = false;  // the page is reached over TLS
        std::filesystem::path assets;
    };
    // The parts must outlive it. Errors: Tongues::load, load_talk_book, "error.cannot_read".
    static Result<std::unique_ptr<TableRoute>> open(Books books, Parts parts,
                                                    Options const& options);
    ~TableRoute();
    TableRoute(TableRoute const&) = delete;
    TableRoute& operator=(TableRoute const&) = delete;

    // Act::table_page, table_say, table_link, table_script or offer_table. On the loop.
    void handle(CallPtr const& call, Act act, std::string const& key);
    // Its page is no longer as it was, or it is withdrawn: whoever waits is answered. On the loop.
    void device_changed(DeviceId device);
    // Answers everything that waits, and lets nothing wait any more. On the loop.
    void release_all();

private:
    // One request of a device that is known.
    struct Visit {
        CallPtr call;
        storage::Device device;
        TableSession session;
        TableSeat seat;
        i18n::Tongue const* tongue = nullptr;
        Duration until{0};  // waits for news so long; 0: not at all
    };
    struct Waiting {
        Visit visit;
        sync::Hub::WaiterId waiter = 0;
    };
    // What a visit sees, for as long as the mirror is not asked again.
    struct Seen {
        TableSight sight;
        Moment ends_at;                 // of the page
        domain::Cursor read_up_to = 0;  // also what is not for a table
    };

    TableRoute(Books books, Parts parts, Options const& options, i18n::Tongues tongues,
               i18n::TalkBook talk, std::string css, std::string script);

    i18n::Tongue const& tongue_for(Call const& call) const;
    TableReader reader(i18n::Tongue const& tongue) const;
    void answer(Call& call, int status, i18n::Tongue const& tongue, std::string html,
                Headers headers = {}) const;
    void answer_message(Call& call, int status, std::string_view title_key,
                        std::string_view body_key = {}, Headers headers = {}) const;
    void answer_failure(Call& call, Error const& error) const;
    void answer_door(Call& call, int status, std::string const& code, std::string_view problem_key,
                     Headers headers = {}) const;
    void answer_script(Call& call) const;
    void go_to(Visit const& visit, std::string const& where, Headers headers = {}) const;

    void let_in(CallPtr const& call, Form const& form);
    // To a host's device.
    void offer(CallPtr const& call, std::string const& event_text);
    // The device whose cookie came along; otherwise the call has been answered.
    std::optional<Visit> visit_of(CallPtr const& call);
    // On the slow thread:
    Result<Seen> look(Visit const& visit);
    Status push(Visit const& visit, TableId table, domain::Said said);
    void show(Visit const& visit);
    Result<std::string> page_of(Visit const& visit, TableSight const& sight) const;
    void say(Visit const& visit, Form const& form);

    void wait(Visit visit, domain::Cursor after);
    void look_again(std::uint64_t id);

    Books m_books;
    Parts m_parts;
    bool m_is_secure;
    i18n::Tongues m_tongues;
    i18n::TalkBook m_talk;
    std::string m_css;
    std::string m_script;
    std::string m_policy;
    TableMirrors m_mirrors;  // of the slow thread
    std::unordered_map<std::uint64_t, Waiting> m_waiting;
    std::uint64_t m_last_waiting = 0;
    bool m_is_releasing = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

inline constexpr std::string_view k_time_header = "Ontmoet-Time";

}  // namespace ontmoet::server
