// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/instance_file.h"

#include <functional>
#include <limits>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

namespace ontmoet::scheduling {

namespace {

using Json = nlohmann::json;

Error wrong(std::string const& path, std::string const& what) {
    return {ErrorKind::invalid_input, "error.instance_not_valid",
            (path.empty() ? "/" : path) + ": " + what};
}

Result<Json> parse_json(std::string_view text) {
    try {
        return Json::parse(text);
    } catch (Json::parse_error const& error) {
        return wrong("", "no JSON at byte " + std::to_string(error.byte));
    }
}

// A value and where it stands in the file.
class Node {
public:
    Node(Json const& json, std::string path) : m_json(json), m_path(std::move(path)) {}

    std::string const& path() const { return m_path; }
    std::size_t size() const { return m_json.size(); }

    Result<Node> field(std::string const& name) const {
        if (!m_json.is_object()) return wrong(m_path, "an object");
        auto const found = m_json.find(name);
        if (found == m_json.end()) return wrong(m_path + "/" + name, "is missing");
        return Node(*found, m_path + "/" + name);
    }
    Result<Node> item(std::size_t i) const {
        std::string const path = m_path + "/" + std::to_string(i);
        if (i >= m_json.size()) return wrong(path, "is missing");
        return Node(m_json[i], path);
    }
    Result<Node> list(std::string const& name) const {
        TRY_ASSIGN(Node node, field(name));
        TRY(node.require_list());
        return node;
    }
    Status require_list() const {
        if (!m_json.is_array()) return wrong(m_path, "a list");
        return {};
    }
    template <class Number>
    Result<Number> number() const {
        auto const least = std::int64_t{std::numeric_limits<Number>::min()};
        auto const most = std::int64_t{std::numeric_limits<Number>::max()};
        bool const fits = m_json.is_number_integer() &&
                          !(m_json.is_number_unsigned() &&
                            m_json.get<std::uint64_t>() > static_cast<std::uint64_t>(most));
        if (!fits || m_json.get<std::int64_t>() < least || m_json.get<std::int64_t>() > most) {
            return wrong(m_path, "a whole number from " + std::to_string(least) + " to " +
                                     std::to_string(most));
        }
        return static_cast<Number>(m_json.get<std::int64_t>());
    }
    template <class Number>
    Result<Number> number(std::string const& name) const {
        TRY_ASSIGN(Node const node, field(name));
        return node.number<Number>();
    }
    template <class Number>
    Result<Number> number(std::size_t i) const {
        TRY_ASSIGN(Node const node, item(i));
        return node.number<Number>();
    }
    template <class Number>
    Result<std::vector<Number>> numbers() const {
        TRY(require_list());
        std::vector<Number> all;
        for (std::size_t i = 0; i < size(); ++i) {
            TRY_ASSIGN(Number const one, number<Number>(i));
            all.push_back(one);
        }
        return all;
    }
    template <class Number>
    Result<std::vector<Number>> numbers(std::string const& name) const {
        TRY_ASSIGN(Node const node, field(name));
        return node.numbers<Number>();
    }
    Result<std::string> text(std::string const& name) const {
        TRY_ASSIGN(Node const node, field(name));
        return node.text();
    }
    Result<std::string> text() const {
        if (!m_json.is_string()) return wrong(m_path, "a text");
        return m_json.get<std::string>();
    }

private:
    Json const& m_json;
    std::string m_path;
};

Status require_size(Node const& node, std::size_t size) {
    if (node.size() == size) return {};
    return wrong(node.path(), "a list of " + std::to_string(size));
}

Status read_rules(Node const& root, Instance& instance) {
    auto& problem = instance.problem;
    TRY_ASSIGN(problem.rounds, root.number<int>("T"));
    TRY_ASSIGN(problem.bonus, root.numbers<int>("bonus"));
    TRY_ASSIGN(int const steps, root.number<int>("k"));
    if (steps != static_cast<int>(problem.bonus.size())) {
        return wrong("/k", "the number of steps in /bonus");
    }
    TRY_ASSIGN(problem.employer_bonus, root.number<int>("emp_bonus"));
    TRY_ASSIGN(problem.max_run, root.number<int>("max_run"));
    TRY_ASSIGN(problem.walk_gap, root.number<int>("walk_gap"));
    TRY_ASSIGN(Node const languages, root.list("langs"));
    for (std::size_t l = 0; l < languages.size(); ++l) {
        TRY_ASSIGN(Node const language, languages.item(l));
        TRY_ASSIGN(auto code, language.text());
        instance.languages.push_back(std::move(code));
    }
    problem.languages = static_cast<int>(languages.size());
    return {};
}

Status read_candidates(Node const& root, Problem& problem) {
    TRY_ASSIGN(Node const all, root.field("cand"));
    TRY_ASSIGN(auto const available, all.numbers<RoundMask>("av"));
    TRY_ASSIGN(Node const most, all.list("max"));
    TRY(require_size(most, available.size()));
    for (std::size_t i = 0; i < available.size(); ++i) {
        TRY_ASSIGN(int const max_meets, most.number<int>(i));
        problem.candidates.push_back({available[i], max_meets});
    }
    return {};
}

Status read_employers(Node const& root, Problem& problem) {
    TRY_ASSIGN(Node const all, root.field("emp"));
    TRY_ASSIGN(Node const tables, all.list("tables"));
    TRY_ASSIGN(Node const least, all.list("min"));
    TRY_ASSIGN(Node const most, all.list("max"));
    TRY_ASSIGN(Node const zones, all.list("zone"));
    TRY(require_size(least, tables.size()));
    TRY(require_size(most, tables.size()));
    TRY(require_size(zones, tables.size()));
    for (std::size_t j = 0; j < tables.size(); ++j) {
        Employer employer;
        TRY_ASSIGN(Node const own, tables.item(j));
        TRY_ASSIGN(employer.tables, own.numbers<RoundMask>());
        TRY_ASSIGN(employer.min_meets, least.number<int>(j));
        TRY_ASSIGN(employer.max_meets, most.number<int>(j));
        TRY_ASSIGN(employer.zone, zones.number<int>(j));
        problem.employers.push_back(std::move(employer));
    }
    return {};
}

Status read_interpreters(Node const& root, Problem& problem) {
    TRY_ASSIGN(Node const all, root.list("interp"));
    for (std::size_t h = 0; h < all.size(); ++h) {
        Interpreter interpreter;
        TRY_ASSIGN(Node const node, all.item(h));
        TRY_ASSIGN(interpreter.languages, node.numbers<int>("langs"));
        TRY_ASSIGN(interpreter.available, node.number<RoundMask>("av"));
        problem.interpreters.push_back(std::move(interpreter));
    }
    return {};
}

Status read_pairs(Node const& root, Problem& problem) {
    TRY_ASSIGN(Node const all, root.list("pairs"));
    for (std::size_t p = 0; p < all.size(); ++p) {
        TRY_ASSIGN(Node const node, all.item(p));
        TRY(node.require_list());
        TRY(require_size(node, 5));
        Pair pair;
        TRY_ASSIGN(pair.candidate, node.number<int>(0));
        TRY_ASSIGN(pair.employer, node.number<int>(1));
        TRY_ASSIGN(pair.score, node.number<int>(2));
        TRY_ASSIGN(pair.language, node.number<int>(3));
        TRY_ASSIGN(pair.like, node.number<std::uint8_t>(4));
        problem.pairs.push_back(pair);
    }
    TRY_ASSIGN(Node const fixed, root.list("fixed"));
    for (std::size_t f = 0; f < fixed.size(); ++f) {
        TRY_ASSIGN(Node const node, fixed.item(f));
        TRY(node.require_list());
        TRY(require_size(node, 3));
        FixedMeet meet;
        TRY_ASSIGN(meet.candidate, node.number<int>(0));
        TRY_ASSIGN(meet.employer, node.number<int>(1));
        TRY_ASSIGN(meet.round, node.number<int>(2));
        problem.fixed.push_back(meet);
    }
    return {};
}

Status read_walk_in(Node const& node, Happening& happening) {
    TRY_ASSIGN(happening.available, node.number<RoundMask>("av"));
    TRY_ASSIGN(Node const pairs, node.list("pairs"));
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        TRY_ASSIGN(Node const one, pairs.item(p));
        TRY(one.require_list());
        TRY(require_size(one, 3));
        Pair pair;
        TRY_ASSIGN(pair.employer, one.number<int>(0));
        TRY_ASSIGN(pair.score, one.number<int>(1));
        TRY_ASSIGN(pair.language, one.number<int>(2));
        pair.like = liked_by_candidate;
        happening.pairs.push_back(pair);
    }
    return {};
}

// How an event is written: its type, and the numbers it has beside "now".
struct EventForm {
    HappeningKind kind;
    std::vector<std::pair<char const*, int Happening::*>> numbers;
};

Status read_event(Node const& node, Happening& happening) {
    using enum HappeningKind;
    using It = Happening;
    static std::map<std::string, EventForm, std::less<>> const forms{
        {"no_show", {no_show, {{"cand", &It::candidate}}}},
        {"left", {left, {{"cand", &It::candidate}}}},
        {"late", {late, {{"cand", &It::candidate}, {"until", &It::until}}}},
        {"walk_in", {walk_in, {{"max", &It::max_meets}}}},
        {"table_close", {table_closed, {{"emp", &It::employer}, {"table", &It::table}}}},
        {"interp_gone", {interpreter_gone, {{"interp", &It::interpreter}}}},
        {"round_cancel", {round_cancelled, {{"round", &It::round}}}},
        {"extend", {meet_extended, {{"cand", &It::candidate}, {"until", &It::until}}}}};
    TRY_ASSIGN(auto const type, node.text("type"));
    auto const form = forms.find(type);
    if (form == forms.end()) return wrong(node.path() + "/type", "a type of event");
    happening.kind = form->second.kind;
    TRY_ASSIGN(happening.now, node.number<int>("now"));
    for (auto const& [name, member] : form->second.numbers) {
        TRY_ASSIGN(happening.*member, node.number<int>(name));
    }
    return happening.kind == walk_in ? read_walk_in(node, happening) : Status();
}

// A problem without events is one all the same.
Status read_events(Node const& root, Instance& instance) {
    if (!root.field("events").ok()) return {};
    TRY_ASSIGN(Node const all, root.list("events"));
    for (std::size_t e = 0; e < all.size(); ++e) {
        TRY_ASSIGN(Node const node, all.item(e));
        TRY(read_event(node, instance.events.emplace_back()));
    }
    return {};
}

Result<std::vector<Meet>> read_meets(Json const& json) {
    TRY_ASSIGN(Node const all, Node(json, "").list("meets"));
    std::vector<Meet> meets;
    for (std::size_t m = 0; m < all.size(); ++m) {
        TRY_ASSIGN(Node const node, all.item(m));
        TRY(node.require_list());
        TRY(require_size(node, 4));
        Meet meet;
        TRY_ASSIGN(meet.candidate, node.number<int>(0));
        TRY_ASSIGN(meet.employer, node.number<int>(1));
        TRY_ASSIGN(meet.table, node.number<int>(2));
        TRY_ASSIGN(meet.round, node.number<int>(3));
        meets.push_back(meet);
    }
    return meets;
}

Result<Instance> read_root(Json const& json) {
    Node const root(json, "");
    TRY_ASSIGN(std::string const format, root.text("format"));
    if (format != "matching-event-v1") return wrong("/format", "\"matching-event-v1\"");
    Instance instance;
    TRY_ASSIGN(instance.name, root.text("name"));
    TRY(read_rules(root, instance));
    TRY(read_candidates(root, instance.problem));
    TRY(read_employers(root, instance.problem));
    TRY(read_interpreters(root, instance.problem));
    TRY(read_pairs(root, instance.problem));
    TRY(validate(instance.problem));
    TRY(read_events(root, instance));
    return instance;
}

}  // namespace

Result<Instance> parse_instance(std::string_view text) {
    TRY_ASSIGN(Json const json, parse_json(text));
    return read_root(json);
}

Result<std::vector<Meet>> parse_plan(std::string_view text) {
    TRY_ASSIGN(Json const json, parse_json(text));
    return read_meets(json);
}

}  // namespace ontmoet::scheduling
