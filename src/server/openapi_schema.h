// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace ontmoet::server {

// A schema of the document. Members are named by form: i integer, n number, s string, b boolean, o
// object, {Name} a schema, [..] an array of it; "?" behind a name: it may be missing.
struct SchemaText {
    char const* name;
    char const* members;
};

}  // namespace ontmoet::server
