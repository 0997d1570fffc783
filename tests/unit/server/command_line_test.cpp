// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/command_line.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::server;

namespace {

Result<CommandLine> parse(std::vector<char const*> words) {
    words.insert(words.begin(), "ontmoet");
    return parse_command_line(words);
}

template <class Wanted>
Wanted parsed(std::vector<char const*> words) {
    auto const line = parse(std::move(words));
    REQUIRE(line.ok());
    auto const* command = std::get_if<Wanted>(&line->command);
    REQUIRE(command != nullptr);
    return *command;
}

}  // namespace

TEST_CASE("serve listens on loopback unless told otherwise") {
    auto const serve = parsed<ServeCommand>({"serve", "--data", "here"});
    CHECK(serve.data == "here");
    CHECK(serve.address == "127.0.0.1");
    CHECK(serve.port == 8470);
    CHECK_FALSE(serve.behind_proxy);
    auto const public_one = parsed<ServeCommand>(
        {"serve", "--data", "d", "--address", "0.0.0.0", "--port", "80", "--behind-proxy"});
    CHECK(public_one.port == 80);
    CHECK(public_one.behind_proxy);
    CHECK(public_one.public_url.empty());
}

TEST_CASE("serve is told by which address it is found, without a path") {
    auto const named = parsed<ServeCommand>(
        {"serve", "--data", "d", "--public-url", "https://ontmoet.example.nl"});
    CHECK(named.public_url == "https://ontmoet.example.nl");
    for (auto const* wrong : {"ontmoet.example.nl", "https://", "https://x/", "ftp://x", ""})
        CHECK_FALSE(parse({"serve", "--data", "d", "--public-url", wrong}).ok());
}

TEST_CASE("each command takes what it needs") {
    auto const import = parsed<ImportCommand>({"import", "files", "--data", "d"});
    CHECK(import.directory == "files");
    auto const out = parsed<ExportCommand>({"export", "--data", "d", "--event", "E", "--out", "o",
                                            "--purpose", "p", "--format", "hand-over"});
    CHECK(out.event == "E");
    CHECK(out.out == "o");
    CHECK(out.purpose == "p");
    CHECK(out.form == ExportCommand::Form::hand_over);
    CHECK(parsed<ExportCommand>({"export", "--describe"}).describe);
    auto const pair = parsed<PairCommand>(
        {"pair", "--data", "d", "--role", "host", "--pin", "2468", "--out", "f"});
    CHECK(pair.role == "host");
    CHECK(pair.pin == "2468");
    CHECK(pair.event.empty());
    CHECK(parsed<PairCommand>({"pair", "--data", "d", "--role", "board"}).out.empty());
    CHECK(
        parsed<PairCommand>({"pair", "--data", "d", "--role", "table", "--organisation", "Bakker"})
            .organisation == "Bakker");
    CHECK(parsed<DevicesCommand>({"devices", "--data", "d"}).data == "d");
    CHECK(parsed<RevokeCommand>({"revoke", "--data", "d", "--device", "x"}).choice.device == "x");
    CHECK(parsed<SetRoleCommand>(
              {"device", "role", "--data", "d", "--device", "x", "--role", "board"})
              .role == "board");
    auto const order = parsed<OrderDeviceCommand>(
        {"device", "order", "--data", "d", "--device", "x", "--kind", "volume", "--value", "3"});
    CHECK(order.kind == "volume");
    CHECK(order.value == "3");
    CHECK(parsed<OrderDeviceCommand>({"device", "orders", "--data", "d", "--device", "x"})
              .kind.empty());
    auto const serve =
        parsed<ServeCommand>({"serve", "--data", "d", "--tls-certificate", "c", "--tls-key", "k"});
    CHECK(serve.tls_certificate == "c");
    CHECK(serve.tls_key == "k");
    CHECK(parsed<EraseCommand>({"erase", "--data", "d", "--code", "012345"}).code == "012345");
    CHECK(parsed<EventListCommand>({"event", "list", "--data", "d"}).data == "d");
    CHECK(parsed<FactsCommand>({"facts", "--data", "d", "--event", "E"}).event == "E");
    CHECK(parsed<SentencesCommand>({"sentences", "--recordings", "r"}).recordings == "r");
    CHECK(parsed<SentencesCommand>({"sentences", "--info", "i"}).cards == "i");
    CHECK(parse({"sentences", "--language", "ti"})->language == "ti");
}

TEST_CASE("what was kept of a chain is given back to the command that follows it") {
    auto const audit = parsed<AuditCommand>({"audit", "verify", "--data", "d", "--heads", "kept"});
    CHECK(audit.data == "d");
    CHECK(audit.heads == "kept");
    CHECK(parsed<AuditCommand>({"audit", "verify", "--data", "d"}).heads.empty());
    CHECK_FALSE(parse({"audit", "--data", "d"}).ok());
    CHECK_FALSE(parse({"audit", "verify"}).ok());
}

TEST_CASE("plan is for an event or for an instance file") {
    auto const event = parsed<PlanEventCommand>(
        {"plan", "--data", "d", "--deadline-ms", "250", "--publish", "--json"});
    CHECK(event.search.deadline_ms == 250);
    CHECK(event.publish);
    CHECK_FALSE(event.from_round);
    auto const instance = parsed<PlanInstanceCommand>(
        {"plan", "--instance", "f.json", "--json", "--seed", "7", "--deadline-ms", "50"});
    CHECK(instance.file == "f.json");
    CHECK(instance.search.seed == 7);
    CHECK(instance.search.deadline_ms == 50);
    CHECK(instance.json);
    CHECK_FALSE(parse({"plan"}).ok());
    CHECK_FALSE(parse({"plan", "--data", "d", "--instance", "f"}).ok());
}

TEST_CASE("the language may be named before or after the command") {
    CHECK(parse({"--language", "nl", "event", "list", "--data", "d"})->language == "nl");
    CHECK(parse({"event", "list", "--data", "d", "--language", "ar"})->language == "ar");
}

TEST_CASE("words that make no sense are bad input with the reason") {
    for (auto const& words : std::vector<std::vector<char const*>>{
             {},
             {"dance"},
             {"serve"},
             {"serve", "--data", "d", "--port", "70000"},
             {"serve", "--data", "d", "--port", "http"},
             {"pair", "--data", "d", "--role", "king", "--out", "f"},
             {"serve", "--data", "d", "--tls-key", "k"},
             {"revoke", "--data", "d"},
             {"plan", "--instance", "f", "--deadline-ms", "0"},
             {"export", "--data", "d"},
             {"export", "--out", "o", "--purpose", "p"},
             {"export", "--data", "d", "--out", "o"},
             {"export", "--data", "d", "--out", "o", "--purpose", "p", "--format", "doc"}}) {
        auto const line = parse(words);
        REQUIRE_FALSE(line.ok());
        CHECK(line.error().message_key == "error.command_line");
        CHECK(line.error().kind == ErrorKind::invalid_input);
        CHECK_FALSE(line.error().detail.empty());
    }
}

TEST_CASE("help and version are text to show") {
    CHECK(parsed<ShowText>({"--version"}).text.starts_with("ontmoet "));
    CHECK(parsed<ShowText>({"--help"}).text.find("serve") != std::string::npos);
    CHECK(parsed<ShowText>({"pair", "--help"}).text.find("--pin") != std::string::npos);
}

TEST_CASE("a rehearsal begins when it is told to, at the speed it is told") {
    CHECK_FALSE(parse({"serve", "--data", "d"})->rehearsal);
    auto const line = parse({"--clock", "1795174800*60", "serve", "--data", "d"});
    REQUIRE(line.ok());
    CHECK(line->rehearsal == platform::Rehearsal{Moment{1'795'174'800'000}, 60});
    auto const wrong = parse({"--clock", "tomorrow", "serve", "--data", "d"});
    REQUIRE_FALSE(wrong.ok());
    CHECK(wrong.error().message_key == "error.command_line");
}
