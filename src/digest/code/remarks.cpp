#include "digest/code/remarks.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/code/declarations.hpp"
#include "digest/code/paths.hpp"

namespace aireport::digest {

namespace {

constexpr std::size_t kMostLines = 40;  // of comments

std::string_view remark_of(std::string_view text, Language language) {
  const std::string_view mark = language == Language::python ? "#" : "//";
  if (!text.starts_with(mark)) return {};
  const auto begin = text.find_first_not_of("#/! ");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

class Collector {
 public:
  void read(const model::FileChange& file) {
    const auto language = language_of(file.filename);
    for (const auto line : split_lines(*file.patch)) {
      const auto said = line.starts_with('+') ? remark_of(trim(line.substr(1)), language) : std::string_view{};
      if (said.empty()) {
        close();
        continue;
      }
      if (++lines_ > kMostLines) return;
      if (!open_.empty()) open_ += ' ';
      open_ += said;
    }
    close();
  }

  std::vector<std::string> take() {
    if (lines_ > kMostLines) return {};
    return std::move(remarks_);
  }

 private:
  void close() {
    if (!open_.empty()) remarks_.push_back(std::move(open_));
    open_.clear();
  }

  std::vector<std::string> remarks_;
  std::string open_;
  std::size_t lines_ = 0;
};

}  // namespace

std::vector<std::string> new_remarks(const Story& story) {
  Collector collector;
  for (const auto& file : story.files)
    if (file.change->patch && is_product(role_of(*file.change)) && is_code_path(file.change->filename))
      collector.read(*file.change);
  return collector.take();
}

}  // namespace aireport::digest
