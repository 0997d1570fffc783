// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "evidence/report.h"
#include "i18n/tongue.h"
#include "printing/document.h"

#include <string>

namespace ontmoet::printing {

// What events brought, for a council or a board: figures, charts, and how it was counted, on A4.
struct ReportPage {
    std::string organisation;  // whose report it is
    evidence::Report report;
};

// `tongue` outlives the document.
Document document_of(ReportPage page, i18n::Tongue const& tongue);

}  // namespace ontmoet::printing
