// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "exchange/reading.h"

#include <span>
#include <string>
#include <string_view>

// Which columns each file has, by their English and Dutch header names: one table for each kind of
// record. assets/samples/zorg-techniek-den-haag/README.md explains them to organisers.
namespace ontmoet::exchange {

// A row of a file before its references are resolved: the record, the key by which other rows name
// it and the key of the organisation it belongs to.
template <class Record>
struct Row {
    Record record{};
    std::string key;
    std::string organisation;
    std::string date;  // of an event, with `time`
    std::string time;
    CsvRow const* cells = nullptr;
};

enum class Presence { optional, needed };

template <class Record>
struct Column {
    std::string_view name;
    std::string_view dutch;
    Presence presence;  // needed: the column and a value in every row
    void (*read)(Reading&, Row<Record>&);
};

// For Event, Organisation, Offer, Staff, Table, Interpreter, Profile and Place.
template <class Record>
std::span<Column<Record> const> columns();

}  // namespace ontmoet::exchange
