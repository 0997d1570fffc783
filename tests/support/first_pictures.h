// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/qr_code.h"
#include "support/picture.h"

#include <vector>

namespace ontmoet::test {

namespace picture_parts {

inline void is_let_in_by_a_code(screens::Model& model) {
    auto& start = model.first_start;
    start.link = screens::FirstStart::Link::wifi;
    start.is_linked = true;
    start.own_address = "2001:db8:4006:812::200e";
    start.server = "https://ontmoet.gemeente-voorbeeld.nl";
    start.is_reached = true;
    start.code = "K7MF-3XQT";
    start.square = *qr_code(start.server + "/console#/let-in/" + start.code);
}

// A kiosk that belongs to no event, or cannot begin.
inline std::vector<Picture> rare_first_pictures() {
    using screens::FirstStart;
    using screens::Model;
    using screens::Screen;
    return {
        {"first_start-code", Screen::first_start, is_let_in_by_a_code},
        {"first_start-withdrawn", Screen::first_start,
         [](Model& model) {
             is_let_in_by_a_code(model);
             model.first_start.is_withdrawn = true;
             model.first_start.server = "http://192.0.2.1:8470";
         }},
        {"first_start-fault", Screen::first_start,
         [](Model& model) {
             model.first_start.link = FirstStart::Link::cable;
             model.first_start.server = "https://ontmoet.example.org";
             model.first_start.trouble = "sync.foreign_answer";
         }},
        {"first_start-typing", Screen::first_start,
         [](Model& model) { model.first_start.typed = "ontmoet.example.org"; }},
        {"cannot_begin-folder", Screen::cannot_begin,
         [](Model& model) {
             model.cannot_begin = {"error.folder", "/var/lib/ontmoet-kiosk"};
         }},
        {"cannot_begin-key", Screen::cannot_begin,
         [](Model& model) {
             model.cannot_begin = {"error.wrong_key", "/var/lib/ontmoet-kiosk/kiosk.sqlite"};
         }},
    };
}

}  // namespace picture_parts

}  // namespace ontmoet::test
