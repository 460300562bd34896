#include <aireport/diff/cut.hpp>

#include <aireport/diff/patch.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>

namespace aireport::diff {
namespace {

constexpr std::size_t kMostLines = 400;       // that declare; a table of constants tells nothing
constexpr std::size_t kMostBytes = 300;       // of such a line
constexpr std::size_t kMostRead = 1U << 20U;  // bytes of the rest; GitHub's own bound is lower
constexpr std::size_t kMemberIndent = 4;      // what stands deeper is within a function

bool is_capital(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_quote(char c) {
  return c == '"' || c == '\'';
}

// "--depth" or "GATE_DEPTH" in quotes: what users set, however it is read.
bool quotes_option(std::string_view text) {
  for (auto open = std::find_if(text.begin(), text.end(), is_quote); open != text.end();) {
    const auto close = std::find(open + 1, text.end(), *open);
    if (close == text.end()) return false;
    const auto quoted =
        text.substr(static_cast<std::size_t>(open - text.begin()) + 1, static_cast<std::size_t>(close - open) - 1);
    if (quoted.starts_with("--") || (quoted.size() > 2 && std::all_of(quoted.begin(), quoted.end(), is_capital)))
      return true;
    open = std::find_if(close + 1, text.end(), is_quote);
  }
  return false;
}

// More than what the digest reads names from: it judges the lines itself.
bool may_declare(std::string_view line) {
  const auto text = trim(line);
  if (text.empty()) return false;
  const auto indent = static_cast<std::size_t>(text.data() - line.data());
  for (const std::string_view call : {"argument(", "option(", "environ", "getenv", "get_env", "GetEnv", "env_flag("})
    if (text.find(call) != std::string_view::npos) return true;
  if (quotes_option(text)) return true;
  const auto name = std::find_if_not(text.begin(), text.end(), is_capital);
  if (name - text.begin() > 3 && name != text.end() && (*name == ' ' || *name == ':')) return true;
  if (indent > kMemberIndent) return false;
  for (const std::string_view word : {"def ", "async def ", "class ", "struct ", "enum ", "using ", "static ",
                                      "virtual ", "#define ", "# define ", "DEFINE_"})
    if (text.starts_with(word)) return true;
  const char first = text.front();
  const bool word = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '_';
  return indent == 0 && word && text.find_first_of("(=") != std::string_view::npos;
}

// Collects the hunks that stand behind the mark.
class Rest {
 public:
  // False: there is too much of it.
  bool add(const Hunk& hunk, int old_next, int new_next) {
    bool joins = false, goes_on = false;
    for (const auto& line : hunk.lines) {
      const bool changed = line.mark != Mark::context;
      const bool kept = changed && (goes_on || may_declare(line.text));
      if (kept && (++count_ > kMostLines || line.text.size() > kMostBytes)) return false;
      if (kept && !joins) open(old_next, new_next);
      if (kept) write(line);
      joins = kept;
      // The name of a long call stands on a line of its own.
      if (changed) goes_on = line.text.ends_with("argument(") || line.text.ends_with("option(");
      old_next += line.mark == Mark::added ? 0 : 1;
      new_next += line.mark == Mark::removed ? 0 : 1;
    }
    close();
    return true;
  }

  std::string_view text() const { return text_; }

 private:
  void open(int old_next, int new_next) {
    close();
    old_start_ = old_next;
    new_start_ = new_next;
  }

  void write(const Line& line) {
    (line.mark == Mark::added ? added_ : removed_) += 1;
    lines_ += '\n';
    lines_ += static_cast<char>(line.mark);
    lines_ += line.text;
  }

  // A side without lines has the number of the one above.
  static std::string range(int start, int count) {
    return std::to_string(count == 0 ? std::max(0, start - 1) : start) + ',' + std::to_string(count);
  }

  void close() {
    if (lines_.empty()) return;
    text_ += "\n@@ -" + range(old_start_, removed_) + " +" + range(new_start_, added_) + " @@" + lines_;
    lines_.clear();
    added_ = removed_ = 0;
  }

  std::string text_, lines_;
  std::size_t count_ = 0;
  int old_start_ = 0, new_start_ = 0, added_ = 0, removed_ = 0;
};

// The hunks of the patch without their first lines, of which so many stand in front of the cut.
std::string declarations_behind(std::string_view patch, std::size_t kept) {
  Rest rest;
  for (auto& hunk : parse_patch(patch)) {
    const auto behind = std::find_if(hunk.lines.begin(), hunk.lines.end(), [&](const Line& line) {
      return static_cast<std::size_t>(line.text.data() - patch.data()) > kept;
    });
    int old_next = hunk.old_start, new_next = hunk.new_start;
    for (auto line = hunk.lines.begin(); line != behind; ++line) {
      old_next += line->mark == Mark::added ? 0 : 1;
      new_next += line->mark == Mark::removed ? 0 : 1;
    }
    hunk.lines.erase(hunk.lines.begin(), behind);
    if (!rest.add(hunk, old_next, new_next)) return {};
  }
  return '\n' + std::string(kCutMark) + std::string(rest.text());
}

// Where the mark's line begins; npos: nowhere.
std::size_t mark_in(std::string_view patch) {
  for (auto at = patch.find(kCutMark); at != std::string_view::npos; at = patch.find(kCutMark, at + 1))
    if ((at == 0 || patch[at - 1] == '\n') &&
        (at + kCutMark.size() == patch.size() || patch[at + kCutMark.size()] == '\n'))
      return at;
  return std::string_view::npos;
}

}  // namespace

int cut_patch(std::string& patch, int lines) {
  std::size_t kept = 0;
  for (int line = 0; line < lines; ++line) {
    const auto end = patch.find('\n', kept);
    if (end == std::string::npos) return 0;
    kept = end + 1;
  }
  const auto rest = std::string_view(patch).substr(kept);
  if (rest.empty()) return 0;
  const auto cut = std::count(rest.begin(), rest.end(), '\n') + (rest.ends_with('\n') ? 0 : 1);
  const auto declarations = rest.size() <= kMostRead ? declarations_behind(patch, kept) : std::string();
  patch.resize(kept - 1);
  patch += declarations;
  patch.shrink_to_fit();
  return static_cast<int>(cut);
}

std::string_view before_cut(std::string_view patch) {
  const auto mark = mark_in(patch);
  return mark == std::string_view::npos ? patch : patch.substr(0, mark);
}

bool keeps_declarations(std::string_view patch) {
  return mark_in(patch) != std::string_view::npos;
}

}  // namespace aireport::diff
