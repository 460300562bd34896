#include "render/url.hpp"

#include <algorithm>

namespace aireport::render {
namespace {

// Visible ASCII alone; what a URL of ours has beyond it is percent-encoded.
bool is_plain(std::string_view url) {
  return std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < '\x7F' && c != '<' && c != '>'; });
}

}  // namespace

bool may_link(std::string_view url, std::string_view web_url) {
  if (url.empty() || !is_plain(url)) return false;
  if (!web_url.empty() && url.substr(0, web_url.size()) == web_url)
    return url.size() == web_url.size() || url[web_url.size()] == '/';
  if (url.front() == '#') return true;
  const auto first_segment = url.substr(0, url.find('/'));
  return url.front() != '/' && url.find('\\') == std::string_view::npos &&
         first_segment.find(':') == std::string_view::npos;
}

}  // namespace aireport::render
