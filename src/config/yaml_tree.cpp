#include "config/yaml_tree.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <aireport/support/text.hpp>
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <sstream>

namespace aireport::config {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view without_sign(std::string_view word) {
  if (word.starts_with('-') || word.starts_with('+')) word.remove_prefix(1);
  return word;
}

bool is_integer(std::string_view word) {
  const std::string_view digits = without_sign(word);
  return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_real(std::string_view word) {
  const std::string_view digits = without_sign(word);
  if (is_one_of(digits, {".inf", ".Inf", ".INF"}) || is_one_of(word, {".nan", ".NaN", ".NAN"})) return true;
  const bool numeric = digits.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
  double ignored = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), ignored);
  return numeric && !digits.empty() && problem != std::errc::invalid_argument && end == digits.data() + digits.size();
}

NodeKind kind_of_plain(std::string_view word) {
  if (is_one_of(word, {"", "~", "null", "Null", "NULL"})) return NodeKind::null;
  if (is_one_of(word, {"true", "True", "TRUE", "false", "False", "FALSE"})) return NodeKind::boolean;
  if (is_integer(word)) return NodeKind::integer;
  return is_real(word) ? NodeKind::real : NodeKind::text;
}

// Finds the character that a byte of the text belongs to.
class Places {
 public:
  explicit Places(std::string_view text) : lines_(split(text, '\n')) {}

  // yaml-cpp counts lines and columns from 0, columns in bytes, and says -1 where it knows no place.
  Mark at(const YAML::Mark& mark) {
    if (!is_known(mark)) return {};
    // On from where the last place of the line was: all of a file may stand in one line.
    if (mark.line != line_ || mark.column < column_) {
      line_ = mark.line;
      column_ = characters_ = 0;
    }
    const auto from = static_cast<std::size_t>(column_), to = static_cast<std::size_t>(mark.column);
    if (from < line_of(mark).size())
      characters_ += static_cast<int>(count_characters(line_of(mark).substr(from, to - from)));
    column_ = mark.column;
    return {mark.line + 1, characters_ + 1};
  }
  bool is_followed_by(const YAML::Mark& mark, std::string_view word) const {
    return is_known(mark) && static_cast<std::size_t>(mark.column) < line_of(mark).size() &&
           line_of(mark).substr(static_cast<std::size_t>(mark.column)).starts_with(word);
  }
  bool is_indented_by_tab(const YAML::Mark& mark) const {
    if (!is_known(mark)) return false;
    const auto first = line_of(mark).find_first_not_of(' ');
    return first != std::string_view::npos && line_of(mark)[first] == '\t';
  }
  // The dash of the list item that ends at `mark`; `mark` itself when there is none.
  Mark dash_before(const YAML::Mark& mark) {
    if (!is_known(mark)) return at(mark);
    for (int line = mark.line; line >= 0 && line > mark.line - kFarFromDash; --line) {
      auto text = lines_[static_cast<std::size_t>(line)];
      if (line == mark.line) text = text.substr(0, static_cast<std::size_t>(mark.column));
      const auto first = text.substr(0, kFarFromDash).find_first_not_of(' ');
      if (first != std::string_view::npos && text[first] == '-') return {line + 1, static_cast<int>(first) + 1};
    }
    return at(mark);
  }

 private:
  std::string_view line_of(const YAML::Mark& mark) const { return lines_[static_cast<std::size_t>(mark.line)]; }
  bool is_known(const YAML::Mark& mark) const {
    return mark.line >= 0 && mark.column >= 0 && static_cast<std::size_t>(mark.line) < lines_.size();
  }

  static constexpr int kFarFromDash = 100;  // lines, and blanks before it; further on nobody looks for it

  std::vector<std::string_view> lines_;
  int line_ = 0, column_ = 0, characters_ = 0;  // the last place, and how many characters stand before it
};

struct Refusal {
  Mark mark;
  std::string message;
};

// Thrown through yaml-cpp, which would go on to overflow the stack; it goes no further than read_yaml.
struct TooDeep {
  Mark mark;
};

class TreeBuilder final : public YAML::EventHandler {
 public:
  explicit TreeBuilder(Places& places) : places_(places) {}

  Node take_root() { return std::move(root_); }
  // The first thing that is YAML but not allowed. Told only when all is YAML: on a bracket left open yaml-cpp tells of
  // odd keys before it finds the mistake.
  const std::optional<Refusal>& refusal() const { return refusal_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ == 0) return;
    refuse(places_.at(mark), places_.is_followed_by(mark, "---") ? "a second document; only one is read"
                                                                 : "not YAML: nothing more may stand here");
  }
  void OnDocumentEnd() override {}
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(places_.at(mark), "an alias (*name) is not allowed here");
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    // What yaml-cpp tells is the place of what follows; nothing has none of its own, but its key or dash has.
    auto nothing = node_of(mark, "", anchor, NodeKind::null, "");
    const bool is_value = !open_.empty() && open_.back().waiting;
    nothing.mark = is_value ? open_.back().waiting->mark : places_.dash_before(mark);
    put(std::move(nothing));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& word) override {
    // yaml-cpp tags plain words "?" and quoted ones "!".
    put(node_of(mark, tag, anchor, tag == "!" ? NodeKind::text : kind_of_plain(word), word));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(node_of(mark, tag, anchor, NodeKind::list, ""));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(node_of(mark, tag, anchor, NodeKind::map, ""));
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    std::optional<Entry> waiting;      // a key whose value has not come yet
    std::map<std::string, int> lines;  // of the keys so far
  };

  Node node_of(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, NodeKind kind,
               const std::string& word) {
    const Mark place = places_.at(mark);
    if (anchor != YAML::NullAnchor) refuse(place, "an anchor (&name) is not allowed here");
    if (!is_one_of(tag, {"", "?", "!"})) refuse(place, "a tag (!name) is not allowed here");
    return Node{kind, place, word, {}, {}};
  }

  void refuse(Mark mark, std::string message) {
    if (!refusal_) refusal_ = Refusal{mark, std::move(message)};
  }

  void open(Node node) {
    if (++depth_ > kMaxDepth) throw TooDeep{node.mark};
    if (expects_key()) refuse(node.mark, "a key must be text");
    if (!refusal_) open_.push_back(Open{std::move(node), {}, {}});
  }

  void close() {
    --depth_;
    if (refusal_) return;
    Node node = std::move(open_.back().node);
    open_.pop_back();
    put(std::move(node));
  }

  bool expects_key() const {
    return !open_.empty() && open_.back().node.kind == NodeKind::map && !open_.back().waiting;
  }

  void put(Node node) {
    if (refusal_) return;
    if (open_.empty()) {
      root_ = std::move(node);
    } else if (expects_key()) {
      put_key(std::move(node));
    } else if (Open& parent = open_.back(); parent.waiting) {
      parent.waiting->value = std::move(node);
      parent.node.entries.push_back(std::move(*parent.waiting));
      parent.waiting.reset();
    } else {
      parent.node.items.push_back(std::move(node));
    }
  }

  void put_key(Node node) {
    if (node.kind != NodeKind::text)
      return refuse(node.mark, fmt::format("a key must be text, not {}", to_string(node.kind)));
    Open& parent = open_.back();
    const auto [same, is_new] = parent.lines.try_emplace(node.word, node.mark.line);
    if (!is_new)
      return refuse(node.mark, fmt::format("the key '{}' was given before, on line {}",
                                           for_terminal(first_characters(node.word, 60)), same->second));
    parent.waiting = Entry{std::move(node.word), node.mark, {}};
  }

  Places& places_;
  int documents_ = 0;
  int depth_ = 0;
  std::optional<Refusal> refusal_;
  Node root_;
  std::vector<Open> open_;
};

// yaml-cpp would guess at other encodings and pass control characters on.
Result<void> check_characters(const Source& source, std::string_view text) {
  Mark mark;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t start = position;
    const char32_t character = next_character(text, position);
    const bool blank = character == '\n' || character == '\r' || character == '\t';
    if (!is_utf8(text.substr(start, position - start))) return source.fail_at(mark, "not UTF-8");
    if (!blank && (character < 0x20 || (character >= 0x7F && character < 0xA0)))
      return source.fail_at(mark, fmt::format("the control character U+{:04X}", static_cast<unsigned>(character)));
    mark = character == '\n' ? Mark{mark.line + 1, 1} : Mark{mark.line, mark.column + 1};
  }
  return {};
}

}  // namespace

std::string_view to_string(NodeKind kind) {
  switch (kind) {
    case NodeKind::null:
      return "nothing";
    case NodeKind::boolean:
      return "true or false";
    case NodeKind::integer:
    case NodeKind::real:
      return "a number";
    case NodeKind::text:
      return "text";
    case NodeKind::list:
      return "a list";
    case NodeKind::map:
      break;
  }
  return "a map";
}

tl::unexpected<Error> Source::fail_at(Mark mark, std::string message) const {
  return fail(ErrorKind::config, std::move(message),
              fmt::format("{}:{}:{}", for_terminal(file_), mark.line, mark.column));
}

std::string Source::line(Mark mark) const {
  return fmt::format("{}:{}", for_terminal(file_), mark.line);
}

Result<Node> read_yaml(const Source& source, std::string_view text) {
  if (text.size() > kMaxBytes) return source.fail_at({}, fmt::format("larger than {} KiB", kMaxBytes >> 10U));
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  AIREPORT_CHECK(check_characters(source, text));
  Places places(text);
  TreeBuilder builder(places);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    // The second call is for what may follow the first document. No more: on a stray comma yaml-cpp finds an empty
    // document again and again without ever moving on.
    if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
  } catch (const TooDeep& place) {
    return source.fail_at(place.mark, fmt::format("nested deeper than {} levels", kMaxDepth));
  } catch (const YAML::Exception& problem) {
    const bool tab = places.is_indented_by_tab(problem.mark);
    const bool alias = problem.msg.starts_with("alias") || problem.msg.ends_with("anchor is not defined");
    return source.fail_at(places.at(problem.mark),
                          "not YAML: " + (tab ? "a tab may not indent a line; use blanks" : for_terminal(problem.msg)) +
                              (alias ? "; what begins with * wants quotation marks" : ""));
  }
  if (const auto& refusal = builder.refusal()) return source.fail_at(refusal->mark, refusal->message);
  return builder.take_root();
}

}  // namespace aireport::config
