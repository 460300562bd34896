// A YAML text as a tree of plain values, each with the place where it stands.
#pragma once

#include <aireport/support/error.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::config {

struct Mark {
  int line = 1, column = 1;  // from 1; columns count characters
};

// What a value is by the core schema of YAML 1.2: quoted words are text, `true` is a boolean, `yes` is text.
enum class NodeKind { null, boolean, integer, real, text, list, map };
std::string_view to_string(NodeKind kind);  // "nothing", "a list", …: completes "must be text, not …"

struct Entry;
struct Node {
  NodeKind kind = NodeKind::null;
  Mark mark;
  std::string word;            // a scalar as it was written
  std::vector<Node> items;     // of a list
  std::vector<Entry> entries;  // of a map, in order, no key twice
};
struct Entry {
  std::string key;
  Mark mark;
  Node value;
};

// Names the file in errors.
class Source {
 public:
  explicit Source(std::string_view file) : file_(file) {}
  tl::unexpected<Error> fail_at(Mark mark, std::string message) const;  // kind: config
  std::string line(Mark mark) const;                                    // "config/repos.yaml:12"

 private:
  std::string_view file_;
};

// Bounds: kMaxBytes, kMaxDepth. Refuses what YAML allows and a configuration has no use for: a second document, aliases
// and anchors, tags, a key given twice, a key that is no text. Error: config. An empty text is `null`.
inline constexpr std::size_t kMaxBytes = 512U << 10U;
inline constexpr int kMaxDepth = 16;
Result<Node> read_yaml(const Source& source, std::string_view text);

}  // namespace aireport::config
