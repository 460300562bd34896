#include <aireport/render/anchor.hpp>

#include <aireport/support/text.hpp>
#include <map>

namespace aireport::render {
namespace {

// Letters beyond ASCII stay as they are: what matters is to tell one heading from another.
std::string slug_of(std::string_view heading) {
  std::string slug;
  for (const char c : to_lower_ascii(heading)) {
    const bool stays = ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '-' || c == '_' ||
                       static_cast<unsigned char>(c) >= 0x80;
    if (stays || c == ' ') slug += stays ? c : '-';
  }
  return slug;
}

}  // namespace

std::vector<std::string> anchors_of(const Blocks& blocks) {
  std::map<std::string, int> seen;
  std::vector<std::string> anchors;
  for (const auto& block : blocks) {
    if (block.kind != Block::Kind::heading) continue;
    const auto slug = slug_of(plain_text(block.inlines));
    auto anchor = slug;
    while (seen.count(anchor) != 0) anchor = slug + "-" + std::to_string(++seen[slug]);
    seen.emplace(anchor, 0);
    anchors.push_back(std::move(anchor));
  }
  return anchors;
}

}  // namespace aireport::render
