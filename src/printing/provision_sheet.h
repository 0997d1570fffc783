// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "i18n/tongue.h"
#include "printing/document.h"

#include <string>
#include <vector>

namespace ontmoet::printing {

// What whoever sets up kiosks carries: the name of each, and a code to hold before its scanner or
// camera. Good once each; as secret as the stick.
struct ProvisionSheet {
    struct Kiosk {
        std::string name;
        std::string invitation;  // the words of a QR code (sync::Invitation)
    };
    std::string server;
    std::string fingerprint;  // of who signed the stick, to be compared and typed
    Moment valid_until;
    std::vector<Kiosk> kiosks;
};

// A4, six kiosks on a page. `tongue` must outlive the document.
Document document_of(ProvisionSheet sheet, i18n::Tongue const& tongue);

}  // namespace ontmoet::printing
