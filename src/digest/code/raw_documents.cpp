#include "digest/code/raw_documents.hpp"

#include <aireport/support/text.hpp>

#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

// Where a document opens, `R"pbdoc(`, or with `before` ')' and `behind` '"' where one closes, `)pbdoc"`.
std::size_t find_mark(std::string_view text, std::string_view before, char behind) {
  for (auto at = text.find(before); at != std::string_view::npos; at = text.find(before, at + 1)) {
    auto end = at + before.size();
    while (end < text.size() && is_name_byte(text[end])) ++end;
    const auto name = text.substr(at + before.size(), end - at - before.size());
    if (end < text.size() && text[end] == behind && name.find("doc") != std::string_view::npos) return at;
  }
  return std::string_view::npos;
}

bool opens(std::string_view text) {
  return find_mark(text, "R\"", '(') != std::string_view::npos;
}
bool closes(std::string_view text) {
  return find_mark(text, ")", '"') != std::string_view::npos;
}

// The first mark of a hunk closes what began above it; of one without a mark, examples of Python and no statement tell.
bool begins_inside(std::string_view hunk) {
  bool examples = false;
  for (const auto line : split_lines(hunk)) {
    if (line.starts_with("@@")) break;
    if (line.empty() || line.front() == '-') continue;
    const auto text = trim(line.substr(1));
    if (opens(text)) return false;
    if (closes(text)) return true;
    if (text.ends_with(';') || text.ends_with('{') || text.ends_with('}')) return false;
    examples = examples || text.starts_with(">>> ");
  }
  return examples;
}

}  // namespace

void RawDocuments::follow(std::string_view line, std::string_view rest) {
  if (line.empty()) return;
  if (line.starts_with("@@")) {
    inside_ = {};
    goes_on_.fill(begins_inside(rest));
    return;
  }
  if (line.front() != '+') follow_side(line.substr(1), 0);
  if (line.front() != '-') follow_side(line.substr(1), 1);
}

void RawDocuments::follow_side(std::string_view text, int side) {
  const auto at = static_cast<std::size_t>(side);
  inside_[at] = goes_on_[at];
  if (goes_on_[at] ? closes(text) : opens(text) && !closes(text)) goes_on_[at] = !goes_on_[at];
}

}  // namespace aireport::digest
