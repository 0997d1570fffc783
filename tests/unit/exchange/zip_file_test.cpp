// SPDX-License-Identifier: EUPL-1.2
#include "exchange/zip_file.h"

#include "support/workbook.h"

#include <catch2/catch.hpp>

using namespace ontmoet;

TEST_CASE("what is put into an archive comes out of it as it was") {
    std::string long_text;
    for (int i = 0; i < 100'000; ++i) long_text += static_cast<char>('a' + i * i % 23);
    std::vector<exchange::ExportFile> const files{
        {"empty.csv", ""}, {"overzicht – é.txt", "één"}, {"long.bin", long_text + '\0'}};
    auto const archive = exchange::zip_of(files, Moment{1'790'000'000'000});
    CHECK(archive.size() < long_text.size());
    auto const read = test::unzipped(archive);
    REQUIRE(read.size() == 3);
    for (auto const& file : files) CHECK(read.at(file.name) == file.content);
    CHECK(exchange::zip_of(files, Moment{1'790'000'000'000}) == archive);
    CHECK(test::unzipped(exchange::zip_of({}, {})).empty());
}
