// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/console_rights.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Every route of the server, once: requests are dispatched by this table and /openapi.json is made
// from it.
namespace ontmoet::server {

enum class Act {
    health,
    metrics,
    openapi,
    pair,
    knock,
    ask_knock,
    phone_page,
    phone_calendar,
    follow_page,
    follow_say,
    table_page,
    table_say,
    table_link,
    table_script,
    pull,
    push,
    watch_devices,
    answer_orders,
    offer_table,
    list_events,
    read_facts,
    append_facts,
    list_devices,
    add_device,
    offer_pairing,
    devices_now,
    wish_of_device,
    wishes_of_device,
    set_role,
    revoke,
    rescue,
    restore,

    list_accounts,
    set_account,
    scan_events,
    scan_lists,
    scan_status,
    scan_positions,
    scan_position,
    scan_redeem,
    console_start,
    console_page,
    console_file,
    console_words,
    sign_in,
    sign_out,
    sign_out_everywhere,
    who_am_i,
    console_choices,
    console_events,
    make_event,
    console_event,
    console_live,
    console_people,
    console_employers,
    copy_event,
    import_list,
    console_updates,
    console_tasks,
    all_tasks,
    console_outcomes,
    console_answer,
    console_told,
    event_evidence,
    all_evidence,
    event_report,
    all_report,
    certificate_pages,
    console_exports,
    make_export,
    export_docs,
    console_accounts,
    change_account,
    own_password,
    own_totp,
    console_webhooks,
    change_webhook,
    console_keys,
    change_key,
    console_looks,
    change_event,
    console_devices,
    let_device_in,
    revoke_device,
    order_device,
    console_series,
    set_helper,
    console_grid,
    console_retention,
    set_retention,
    console_certificate,
    console_privacy,
    give_access,
    erase_person,
    console_plan,
    try_plan,
    publish_plan,
    announce,
    end_announcement,
    settle,
    console_hall,
    set_hall,
};

// Who may ask: anybody, a device with its token, a table's page with its cookie, the owner of the
// data folder with server.json's token, somebody who is signed in to the console, a program with a
// key.
enum class Caller { anybody, device, page, owner, account, key };

struct QueryValue {
    std::string_view name;
    std::string_view type;  // of JSON schema
    std::string_view meaning;
};

struct Route {
    Act act = Act::health;
    std::string_view method;
    std::string_view pattern;  // "/v1/events/{event}/facts"
    Caller caller = Caller::anybody;
    std::string_view summary;
    std::string_view takes;  // schema of the request's body (openapi.cpp); empty: none
    std::string_view gives;  // schema of the answer, or its media type; empty: text
    std::span<QueryValue const> query{};
    bool has_etag = false;
    Right right = Right::be_here;  // what an account needs for it
    std::string_view scope{};      // what a key needs for it (api_keys.h)
};
std::span<Route const> all_routes();

struct RouteMatch {
    Route const* route = nullptr;
    std::vector<std::string> values;  // what stands for each {…} of the pattern
    std::string allowed;              // methods of this path, "GET, POST"; empty: no such path
};
RouteMatch match_route(std::string_view method, std::vector<std::string> const& segments);

}  // namespace ontmoet::server
