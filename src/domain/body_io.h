// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/bodies.h"
#include "domain/json_values.h"

#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

// How bodies become facts and facts become bodies. Include this in the .cpp files that list the
// members of bodies: a `visit` for each, found by its arguments.
namespace ontmoet::domain {

// One list of members for each body serves both directions: Writer fills an object, Reader takes
// the values out and remembers whether all had the right form.
struct BodyWriter {
    nlohmann::json object = nlohmann::json::object();
    std::vector<Uuid> subjects;

    template <class Value>
    void member(char const* name, Value const& value) {
        object[name] = to_json_value(value);
    }
    void fields(std::string const& text) {
        auto parsed = nlohmann::json::parse(text, nullptr, false);
        check(parsed.is_object(), "the fields of a record are a JSON object");
        object["fields"] = std::move(parsed);
    }
    template <class Kind>
    void subject(Id<Kind> const& id) {
        if (!id.is_none() && std::ranges::find(subjects, id.uuid) == subjects.end())
            subjects.push_back(id.uuid);
    }
    template <class Part>
    void list(char const* name, std::vector<Part> const& parts, bool = false) {
        auto array = nlohmann::json::array();
        for (auto const& part : parts) {
            BodyWriter inner;
            visit(inner, part);
            array.push_back(std::move(inner.object));
            for (auto const& id : inner.subjects) subject(Id<void>{id});
        }
        object[name] = std::move(array);
    }
};

struct BodyReader {
    nlohmann::json const& object;
    bool good = true;

    template <class Value>
    void member(char const* name, Value& value) {
        good = good && from_json_member(object, name, value);
    }
    void fields(std::string& text) {
        auto const found = object.find("fields");
        good = good && found != object.end() && found->is_object();
        if (good) text = found->dump();
    }
    template <class Kind>
    void subject(Id<Kind> const&) {}
    // A list that is missing is empty (older programs may say nothing of it), unless it is needed.
    template <class Part>
    void list(char const* name, std::vector<Part>& parts, bool needed = false) {
        auto const found = object.find(name);
        bool const missing = found == object.end();
        good = good && (missing ? !needed : found->is_array());
        if (missing) return;
        if (!good) return;
        for (auto const& element : *found) {
            BodyReader inner{element};
            good = element.is_object();
            if (good) visit(inner, parts.emplace_back());
            good = good && inner.good;
            if (!good) return;
        }
    }
};

template <class Body>
Fact make_fact(Body const& body) {
    BodyWriter writer;
    visit(writer, body);
    Fact fact;
    fact.type = Body::k_type;
    fact.subjects = std::move(writer.subjects);
    fact.body = writer.object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return fact;
}

template <class Body>
Result<Body> read_body(Fact const& fact) {
    Error const bad{ErrorKind::invalid_input, "error.bad_fact", fact.type};
    if (fact.type != Body::k_type) return bad;
    auto const object = nlohmann::json::parse(fact.body, nullptr, false);
    // What is left of a fact about a person who was erased says nothing.
    if (!object.is_object() || object.contains("erased")) return bad;
    Body body;
    BodyReader reader{object};
    visit(reader, body);
    if (!reader.good) return bad;
    return body;
}

// The list of members of a body, for both directions.
#define ONTMOET_VISIT(Body)                               \
    void visit(auto& v, auto& b) requires std::is_same_v< \
        std::remove_const_t<std::remove_reference_t<decltype(b)>>, Body>
#define ONTMOET_BODY(Body)                      \
    template Fact make_fact<Body>(Body const&); \
    template Result<Body> read_body<Body>(Fact const&);

}  // namespace ontmoet::domain
