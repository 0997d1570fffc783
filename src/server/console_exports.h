// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/export_forms.h"

#include <string>
#include <string_view>

// Exports in the console: which there are, which were made and what for, and what their columns
// mean.
namespace ontmoet::server {

// Of the order's members all but who asks and when. "error.bad_message" (detail: the member).
Result<ExportOrder> decode_export_order(std::string_view text);

// Schema Exports: the forms, and what left before, the newest first.
std::string exports_page(domain::State const& state);
// Schema ExportDocs, of the one description that the files are made from.
std::string export_docs();

// One file as it is, several as a ZIP; its name says what and when.
exchange::ExportFile one_file(std::vector<MadeExport> made, ExportOrder const& order);
std::string_view media_type_of(std::string_view file_name);

}  // namespace ontmoet::server
