// SPDX-License-Identifier: EUPL-1.2
#include "server/tls.h"

#include "base/check.h"

#include <array>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sodium.h>

namespace ontmoet::server {
namespace {

Error certificate_error(std::filesystem::path const& file) {
    auto const code = ERR_peek_last_error();
    ERR_clear_error();
    auto const* reason = ERR_reason_error_string(code);
    return {ErrorKind::invalid_input, "error.certificate",
            file.string() + (reason == nullptr ? "" : ": " + std::string(reason))};
}

// A key with a passphrase is refused; nobody is asked on a terminal.
int no_passphrase(char*, int, int, void*) {
    return 0;
}

std::string public_key_of(X509 const& certificate) {
    unsigned char* bytes = nullptr;
    int const size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(&certificate), &bytes);
    check(size > 0, "a certificate has a public key");
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), bytes, static_cast<unsigned long long>(size));
    OPENSSL_free(bytes);
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_ENCODED_LEN(hash.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), variant);
    text.pop_back();
    return "sha256//" + text;
}

}  // namespace

Result<TlsContext> load_tls(TlsFiles const& files) {
    TlsContext made{{SSL_CTX_new(TLS_server_method()), SSL_CTX_free}, {}};
    auto* const context = made.context.get();
    check(context != nullptr, "OpenSSL gives a context");
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    // Thousands of parked polls keep no buffers while they wait.
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_default_passwd_cb(context, no_passphrase);
    ERR_clear_error();
    if (SSL_CTX_use_certificate_chain_file(context, files.certificate.c_str()) != 1)
        return certificate_error(files.certificate);
    if (SSL_CTX_use_PrivateKey_file(context, files.key.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context) != 1)
        return certificate_error(files.key);
    made.public_key = public_key_of(*SSL_CTX_get0_certificate(context));
    return made;
}

}  // namespace ontmoet::server
