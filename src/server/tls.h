// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <filesystem>
#include <memory>
#include <string>

struct ssl_ctx_st;  // OpenSSL's SSL_CTX

namespace ontmoet::server {

// PEM files: the certificate with those that signed it, and its key without a passphrase.
struct TlsFiles {
    std::filesystem::path certificate;
    std::filesystem::path key;
};

struct TlsContext {
    std::unique_ptr<ssl_ctx_st, void (*)(ssl_ctx_st*)> context;  // TLS 1.3 only
    std::string public_key;  // "sha256//…", what a client may pin (sync::Address)
};
// "error.certificate" (detail: the file and OpenSSL's words).
Result<TlsContext> load_tls(TlsFiles const& files);

}  // namespace ontmoet::server
