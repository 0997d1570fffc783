// SPDX-License-Identifier: EUPL-1.2
#include "storage/phone_key.h"

#include "support/sample_event.h"

#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::storage;

TEST_CASE("A key of a phone's page is new each time, names its event and fits a link") {
    std::set<std::string> keys;
    for (int i = 0; i < 100; ++i) keys.insert(new_phone_key(test::k_event));
    CHECK(keys.size() == 100);
    for (auto const& key : keys) {
        CHECK(key.size() == 43);
        CHECK(key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                    "0123456789-_") == std::string::npos);
        CHECK(event_of_phone_key(key) == test::k_event);
        CHECK(hash_of_phone_key(key).size() == 64);
        CHECK(hash_of_phone_key(key) == hash_of_phone_key(key));
        CHECK(hash_of_phone_key(key) != hash_of_phone_key(new_phone_key(test::k_event)));
    }
}

TEST_CASE("What is no key of a phone's page names no event") {
    auto const key = new_phone_key(test::k_event);
    for (auto const& text :
         {std::string{}, key.substr(1), key + "A", std::string(43, '/'), std::string(43, '\0'),
          key.substr(0, 42) + "=", std::string(5000, 'A')})
        CHECK_FALSE(event_of_phone_key(text));
}
