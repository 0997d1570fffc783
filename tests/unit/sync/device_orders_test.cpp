// SPDX-License-Identifier: EUPL-1.2
#include "sync/device_orders.h"

#include "sync/limits.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;

TEST_CASE("Orders and what a device says of them come out as they went in") {
    std::vector<DeviceOrder> const orders{{1, "volume", "7"}, {4, "name", "Balie \"één\""}};
    CHECK(decode_device_orders(encode(orders)).value() == orders);
    CHECK(decode_device_orders(encode(std::vector<DeviceOrder>{}))->empty());
    OrderAnswers const answers{{{1, {}}, {4, "console.order_unknown"}}};
    CHECK(decode_order_answers(encode(answers))->answers == answers.answers);
}

TEST_CASE("What is no order or no answer of ours is told") {
    std::string many = R"({"answers":[)";
    for (std::size_t i = 0; i <= k_most_orders; ++i) many += R"({"number":1,"fault":""},)";
    many.back() = ']';
    for (auto const& wrong :
         {std::string(), std::string("[]"), std::string("{}"), std::string(R"({"answers":7})"),
          std::string(R"({"answers":[7]})"),
          std::string(R"({"answers":[{"number":0,"fault":""}]})"),
          std::string(R"({"answers":[{"number":1,"fault":"<b>"}]})"), many + "}"}) {
        INFO(wrong);
        CHECK_FALSE(decode_order_answers(wrong).ok());
    }
    CHECK_FALSE(decode_device_orders(R"({"orders":[{"number":1,"kind":"volume"}]})").ok());
    auto const large = R"({"orders":[{"number":1,"kind":"name","value":")" +
                       std::string(k_most_order_bytes + 1, 'x') + "\"}]}";
    CHECK_FALSE(decode_device_orders(large).ok());
}

TEST_CASE("A value is what its kind can have") {
    for (auto const& [kind, value] : {std::pair{"languages", "ar,ti"},
                                      {"volume", "0"},
                                      {"volume", "10"},
                                      {"rotation", "270"},
                                      {"printer", ""},
                                      {"printer", "Brother-QL"},
                                      {"printer", "label=QL_800"},
                                      {"name", "Balie 1"},
                                      {"restart", ""},
                                      {"restart", "computer"},
                                      {"wipe", ""}})
        CHECK(is_order(kind, value));
    for (auto const& [kind, value] : {std::pair{"languages", ""},
                                      {"languages", "ar,,ti"},
                                      {"languages", "AR"},
                                      {"volume", "11"},
                                      {"volume", "-1"},
                                      {"volume", "7x"},
                                      {"rotation", "45"},
                                      {"printer", "a b"},
                                      {"printer", "../x"},
                                      {"printer", "label="},
                                      {"printer", "x=y"},
                                      {"name", ""},
                                      {"restart", "now"},
                                      {"wipe", "all"},
                                      {"king", ""}})
        CHECK_FALSE(is_order(kind, value));
}
