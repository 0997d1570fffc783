// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_news.h"

#include "base/check.h"
#include "storage/limits.h"
#include "storage/postgres_schema.h"

#include <array>

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace ontmoet::storage {

PostgresNews::PostgresNews(std::string where, std::atomic<int> const& own_process,
                           std::function<void(EventId)> heard)
    : m_link(std::move(where)),
      m_own_process(own_process),
      m_heard(std::move(heard)),
      m_end(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_thread([this] { live(); }) {
    check(m_end >= 0, "the system gives an eventfd");
}

PostgresNews::~PostgresNews() {
    ::eventfd_write(m_end, 1);
    m_thread.join();
    ::close(m_end);
}

bool PostgresNews::ends_within(int milliseconds) const {
    pollfd end{m_end, POLLIN, 0};
    return ::poll(&end, 1, milliseconds) > 0;
}

bool PostgresNews::wait_for_line() {
    std::array<pollfd, 2> wait{{{m_end, POLLIN, 0}, {PQsocket(m_link.connection()), POLLIN, 0}}};
    while (::poll(wait.data(), wait.size(), -1) < 0) {
        if (errno != EINTR) return false;
    }
    return wait[0].revents == 0;
}

void PostgresNews::pass_on(PostgresLink& link) {
    if (PQconsumeInput(link.connection()) != 1) fail_with(link.connection(), nullptr);
    while (auto* const notice = PQnotifies(link.connection())) {
        auto const event = parse_id<EventId>(notice->extra);
        bool const is_own = notice->be_pid == m_own_process.load();
        PQfreemem(notice);
        if (event.ok() && !is_own) m_heard(*event);
    }
}

void PostgresNews::live() {
    while (!ends_within(0)) {
        auto const listened = m_link.run(Repeat::safe, [this](PostgresLink& link) {
            link.execute(std::string("LISTEN ") + k_news_channel);
            link.query("SELECT pg_advisory_lock_shared($1)", PostgresValues().add(k_served_lock));
            m_heard({});
            while (wait_for_line()) pass_on(link);
        });
        // The line broke: whoever asks the database meanwhile is told so.
        if (!listened.ok() && ends_within(k_news_retry_ms)) return;
    }
}

}  // namespace ontmoet::storage
