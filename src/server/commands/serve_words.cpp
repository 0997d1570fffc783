// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/serve_words.h"

#include "server/commands/entries.h"

#include <string>

#include <CLI/CLI.hpp>

namespace ontmoet::server {
namespace {

// Empty when it can stand before a path; else what is wrong, as CLI11 wants it.
std::string is_web_address(std::string const& url) {
    auto const scheme = url.find("://");
    bool const is_http = url.starts_with("https://") || url.starts_with("http://");
    bool const is_bare = is_http && url.find_first_of("/?# ", scheme + 3) == url.npos;
    return is_bare && url.size() > scheme + 3 ? std::string{} : "not of the form https://host";
}

}  // namespace

CLI::App* add_serve_words(CLI::App& app, ServeCommand& command) {
    auto* serve = app.add_subcommand("serve", "Serve a data folder over HTTP.");
    serve->option_defaults()->take_last();  // what is typed stands behind what the file says
    serve->add_option("--config", command.config,
                      "File in TOML with these options (kiosk/README.md); what is typed counts "
                      "more.");
    add_data(*serve, command.data);
    serve->add_option("--port", command.port, "Port; 0 lets the system choose.")
        ->capture_default_str();
    serve->add_option("--address", command.address, "Address to listen on.")->capture_default_str();
    serve->add_flag("--behind-proxy", command.behind_proxy,
                    "A proxy in front does the TLS: allow addresses beyond loopback and believe "
                    "X-Forwarded-For.");
    serve->add_flag("--plain-http", command.plain_for_all,
                    "Serve beyond this computer without TLS: everybody on the network can read "
                    "along.");
    serve
        ->add_option("--public-url", command.public_url,
                     "Where kiosks and phones find this server, https://… without a path: behind a "
                     "proxy, or by name.")
        ->check(is_web_address);
    serve->add_flag("--allow-private-webhooks", command.allow_private_webhooks,
                    "Webhooks may lead to this computer and its network, also without TLS.");
    auto* certificate = serve->add_option("--tls-certificate", command.tls_certificate,
                                          "Certificate with those that signed it, PEM; SIGHUP "
                                          "reads it again.");
    auto* key = serve->add_option("--tls-key", command.tls_key, "Key of the certificate, PEM.");
    certificate->needs(key);
    key->needs(certificate);
    auto* upstream = serve->add_option(
        "--upstream", command.upstream,
        "Serve a hall for the central server at this URL: goes on while that is out of reach.");
    auto* pairing = serve->add_option("--pairing", command.pairing,
                                      "With --upstream: the file of ontmoet pair --role venue.");
    auto* releases = serve->add_option("--releases", command.releases,
                                       "The signed list of the newest release (ontmoet update), "
                                       "which the console shows; nothing is installed.");
    auto* trust = serve->add_option("--releases-trust", command.releases_trust,
                                    "Fingerprint of who signs releases.");
    releases->needs(trust);
    trust->needs(releases);
    upstream->needs(pairing);
    pairing->needs(upstream);
    return serve;
}

}  // namespace ontmoet::server
