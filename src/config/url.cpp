#include <aireport/config/config.hpp>
#include <aireport/support/url.hpp>

namespace aireport::config {
namespace {

constexpr std::string_view kPublicApi = "api.github.com";
constexpr std::string_view kPublicWeb = "https://github.com";
constexpr std::string_view kEnterprisePath = "/api/v3";

}  // namespace

bool is_public_github(std::string_view api_url) {
  const auto origin = origin_of(api_url);
  return origin && origin->host == kPublicApi;
}

std::string web_url_for(std::string_view api_url) {
  const auto server = check_server_url(api_url);
  const auto url = server ? parse_url(*server) : tl::unexpected(server.error());
  if (!url || url->rest != kEnterprisePath) return std::string(kPublicWeb);
  return to_string(url->origin);
}

}  // namespace aireport::config
