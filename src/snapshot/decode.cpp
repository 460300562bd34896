#include <fmt/format.h>

#include <aireport/model/text_limit.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/gzip.hpp>
#include <aireport/support/url.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "snapshot/head_form.hpp"
#include "snapshot/limits.hpp"
#include "snapshot/reader.hpp"
#include "snapshot/unpacked.hpp"

namespace aireport::snapshot {

namespace {

using nlohmann::json;

using OnActivity = std::function<Result<void>(model::RepoActivity)>;

// Head and receipts.
struct Frame {
  model::DayHead head;
  std::vector<model::Receipt> receipts;
};

// Reads one document by the parser's events. Each repository and receipt is made into its value, and its JSON let go,
// as soon as it is whole. (The library's own way to let values go looks through the whole list at the end of each.)
class Decoder {
 public:
  // `source`: what the iterators read, if it wants to know of each value.
  explicit Decoder(const OnActivity& on_activity, Unpacked* source = nullptr)
      : on_activity_(on_activity), source_(source) {}

  template <typename Iterator>
  Result<Frame> run(Iterator begin, Iterator end) {
    const bool parsed = json::sax_parse(begin, end, this);
    if (stopped_by_) return fail(*stopped_by_);
    if (parsed && !failure_.happened()) read_head(root_);
    if (failure_.happened())
      return fail(newer_ ? ErrorKind::refused : ErrorKind::decode, "not a snapshot: " + failure_.message);
    return std::move(frame_);
  }

  // The parser's events. A failure ends the parsing.
  bool null() { return put(nullptr); }
  bool boolean(bool value) { return put(value); }
  bool number_integer(json::number_integer_t value) { return put(value); }
  bool number_unsigned(json::number_unsigned_t value) { return put(value); }
  bool number_float(json::number_float_t value, const std::string&) { return put(value); }
  bool binary(json::binary_t&) { return refuse("it has bytes that are no text"); }
  bool string(std::string& value) {
    if (value.size() > model::kMaxText) return refuse("a text is too long");
    return put(std::move(value));
  }
  bool start_object(std::size_t) { return open(json::value_t::object); }
  bool start_array(std::size_t) { return open(json::value_t::array); }
  bool key(std::string& name) {
    if (!count()) return false;
    if (open_.size() == 1) top_key_ = name;
    key_ = std::move(name);
    return true;
  }
  bool end_array() {
    open_.pop_back();
    return count();
  }
  bool end_object() {
    if (!count()) return false;
    json& closed = *open_.back();
    open_.pop_back();
    return open_.size() != 2 || !is_long_list(top_key_) || take_element(closed, *open_.back());
  }
  bool parse_error(std::size_t position, const std::string&, const json::exception&) {
    return refuse(fmt::format("not JSON at byte {}", position));
  }

 private:
  bool count() {
    if (source_ != nullptr) source_->tell_value();
    // The head's values stay, so that they are counted apart.
    auto& held = is_long_list(top_key_) ? held_ : held_in_head_;
    return ++held <= (&held == &held_ ? kMaxValues : kMaxHeadValues) || refuse("it has too many values");
  }

  template <typename Value>
  bool put(Value&& value) {
    if (!count()) return false;
    json made(std::forward<Value>(value));
    if (open_.size() == 1 && top_key_ == "schema_version" && !is_known(made)) return refuse_version(made);
    return place(std::move(made)) != nullptr;
  }

  bool open(json::value_t type) {
    if (!count()) return false;
    if (open_.size() >= kMaxDepth) return refuse("it is nested too deeply");
    auto* const placed = place(json(type));
    if (placed != nullptr) open_.push_back(placed);
    return placed != nullptr;
  }

  // Pointers into lists stay good: a list grows only while none of its elements is open.
  json* place(json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (open_.back()->is_array()) {
      open_.back()->push_back(std::move(value));
      return &open_.back()->back();
    }
    const auto [at, is_new] = open_.back()->emplace(std::move(key_), std::move(value));
    // JSON would let the last of two equal keys win.
    if (is_new) return &*at;
    refuse("a field stands there twice");
    return nullptr;
  }

  // A whole repository or receipt, the last of `list`.
  bool take_element(json& parsed, json& list) {
    if (top_key_ == "repositories") {
      model::RepoActivity activity;
      read_element(parsed, repositories_++, activity);
      list.clear();  // before whoever takes the value makes as much of it
      if (failure_.happened()) return false;
      if (auto taken = on_activity_(std::move(activity)); !taken) {
        stopped_by_ = std::move(taken).error();
        return false;
      }
    } else {
      const auto index = frame_.receipts.size();
      read_element(parsed, index, frame_.receipts.emplace_back());
      list.clear();
    }
    held_ = 0;
    return !failure_.happened();
  }

  static bool is_long_list(std::string_view key) { return key == "repositories" || key == "receipts"; }

  template <typename Element>
  void read_element(json& parsed, std::size_t index, Element& element) {
    const Place list{nullptr, top_key_, 0};
    const Place place{&list, {}, index};
    Reader reader(parsed, place, failure_);
    describe(reader, element);
    reader.finish();
  }

  void read_head(json& root) {
    const Place place;
    Reader reader(root, place, failure_);
    int version = 0;
    describe_head(reader, version, frame_.head);
    reader.empty_list("repositories");
    reader.empty_list("receipts");
    reader.finish();
    check_links();
  }

  // All links of the page begin with it.
  void check_links() {
    if (failure_.happened()) return;
    const auto& given = frame_.head.settings.web_url;
    const auto url = check_server_url(given);
    if (!url) failure_.message = "settings.web_url " + url.error().message;
    if (url && *url != given) failure_.message = "settings.web_url is not written plainly";
  }

  bool refuse(std::string_view problem) {
    failure_.message = problem;
    return false;
  }

  static bool is_known(const json& version) {
    return version.is_number_integer() && version >= 1 && version <= kSchemaVersion;
  }

  bool refuse_version(const json& version) {
    newer_ = version.is_number_integer() && version > kSchemaVersion;
    failure_.message = version.is_number_integer()
                           ? fmt::format("it is of version {}, and this program reads versions 1 to {}",
                                         version.is_number_unsigned() ? fmt::to_string(version.get<std::uint64_t>())
                                                                      : fmt::to_string(version.get<std::int64_t>()),
                                         kSchemaVersion)
                           : "its version is no number";
    return false;
  }

  const OnActivity& on_activity_;
  Unpacked* source_;
  json root_;
  std::vector<json*> open_;
  std::string key_;  // of the value that comes next
  Frame frame_;
  std::size_t repositories_ = 0;
  Failure failure_;
  std::optional<Error> stopped_by_;  // by whoever takes the repositories
  bool newer_ = false;
  std::string top_key_;
  std::size_t held_ = 0;  // values since the last repository
  std::size_t held_in_head_ = 0;
};

Result<Frame> decode_file(std::string_view file, std::uint64_t limit, const OnActivity& on_activity) {
  Unpacked text(file, limit);
  auto frame = Decoder(on_activity, &text).run(UnpackedIterator(&text), UnpackedIterator());
  if (text.problem()) return fail(*text.problem());
  return frame;
}

Result<void> leave(const model::RepoActivity&) {
  return {};
}

// A file that was packed anew by other hands is one member, and has its head at the end as far as a reader knows.
Result<model::DayHead> head_of(std::string_view file) {
  if (auto head = decode_head(file)) return head;
  AIREPORT_TRY(auto frame, decode_file(file, kMaxUnpackedBytes, leave));
  return std::move(frame.head);
}

}  // namespace

Result<Snapshot> decode(std::string_view file) {
  Snapshot snapshot;
  const OnActivity keep = [&snapshot](model::RepoActivity activity) -> Result<void> {
    snapshot.repositories.push_back(std::move(activity));
    return {};
  };
  AIREPORT_TRY(auto frame, decode_file(file, kMaxWholeBytes, keep));
  snapshot.head = std::move(frame.head);
  snapshot.receipts = std::move(frame.receipts);
  return snapshot;
}

Result<model::DayHead> decode_each(std::string_view file, const OnRepository& on_repository) {
  AIREPORT_TRY(auto head, head_of(file));
  AIREPORT_CHECK(decode_file(file, kMaxUnpackedBytes,
                             [&](model::RepoActivity activity) { return on_repository(head, std::move(activity)); }));
  return head;
}

Result<model::RepoActivity> decode_repository(const std::string& part) {
  model::DayHead head;
  head.window.date = Date{std::chrono::sys_days{}};
  AIREPORT_TRY(auto snapshot, decode(assemble(head, {part}, {})));
  if (snapshot.repositories.size() != 1) return fail(ErrorKind::decode, "not a snapshot: this is no one repository");
  return std::move(snapshot.repositories.front());
}

Result<model::DayHead> decode_head(std::string_view file) {
  AIREPORT_TRY(auto text, gunzip_first(file, kMaxHeadBytes));
  constexpr std::string_view kOpenEnd = "\"repositories\":[\n";
  if (!text.ends_with(kOpenEnd)) return fail(ErrorKind::decode, "not a snapshot: its head is no part of its own");
  text += "],\"receipts\":[]}";
  const OnActivity none = leave;
  AIREPORT_TRY(auto frame, Decoder(none).run(text.begin(), text.end()));
  return std::move(frame.head);
}

}  // namespace aireport::snapshot
