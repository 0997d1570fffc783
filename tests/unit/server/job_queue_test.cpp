// SPDX-License-Identifier: EUPL-1.2
#include "server/job_queue.h"

#include <future>

#include <catch2/catch.hpp>

using namespace ontmoet::server;

TEST_CASE("jobs that came while one was at work are handed over together and in order") {
    std::promise<void> first_begun;
    std::promise<void> go_on;
    auto const may_go_on = go_on.get_future().share();
    std::vector<std::vector<int>> groups;
    JobQueue<int> queue(10, [&](std::vector<int> jobs) {
        groups.push_back(jobs);
        if (groups.size() > 1) return;
        first_begun.set_value();
        may_go_on.wait();
    });
    REQUIRE(queue.add(1));
    first_begun.get_future().wait();
    REQUIRE(queue.add(2));
    REQUIRE(queue.add(3));
    CHECK(queue.waiting() == 2);
    go_on.set_value();
    queue.finish();
    CHECK(groups == std::vector<std::vector<int>>{{1}, {2, 3}});
}

TEST_CASE("a full queue says no instead of growing") {
    std::promise<void> begun;
    std::promise<void> go_on;
    auto const may_go_on = go_on.get_future().share();
    int done = 0;
    JobQueue<int> queue(2, [&](std::vector<int> jobs) {
        if (done == 0) begun.set_value();
        may_go_on.wait();
        done += static_cast<int>(jobs.size());
    });
    REQUIRE(queue.add(1));
    begun.get_future().wait();
    CHECK(queue.add(2));
    CHECK(queue.add(3));
    CHECK_FALSE(queue.add(4));
    go_on.set_value();
    queue.finish();
    CHECK(done == 3);
}

TEST_CASE("finishing does what waits and takes nothing more") {
    int done = 0;
    JobQueue<int> queue(100, [&](std::vector<int> jobs) { done += static_cast<int>(jobs.size()); });
    for (int i = 0; i < 50; ++i) REQUIRE(queue.add(i));
    queue.finish();
    CHECK(done == 50);
    CHECK_FALSE(queue.add(51));
}
