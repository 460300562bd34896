#include <fmt/format.h>

#include <aireport/model/text_limit.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/gzip.hpp>
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "snapshot/head_form.hpp"
#include "snapshot/limits.hpp"
#include "snapshot/reader.hpp"

namespace aireport::snapshot {

namespace {

using nlohmann::json;

// The text of a gzip file, one member in memory at a time.
class Unpacked {
 public:
  Unpacked(std::string_view file, std::uint64_t limit) : rest_(file), left_(limit) {}

  bool at_end() {
    while (at_ == text_.size() && !rest_.empty() && !problem_) next_member();
    return at_ == text_.size();
  }
  char current() const { return text_[at_]; }
  // The parser keeps what it has read of a value, or of the blanks before one, in memory.
  void advance() {
    ++at_;
    if (++since_value_ > kMaxValueBytes)
      end_with(Error{ErrorKind::decode, "not a snapshot: a value is too long", {}, 0});
  }
  void tell_value() { since_value_ = 0; }
  const std::optional<Error>& problem() const { return problem_; }

 private:
  void next_member() {
    auto member = gunzip_next(rest_, std::min(kMaxMemberBytes, left_));
    text_.clear();
    at_ = 0;
    if (!member) return end_with(std::move(member).error());
    text_ = std::move(*member);
    left_ -= text_.size();
  }

  void end_with(Error problem) {
    problem_ = std::move(problem);
    text_.clear();
    at_ = 0;
  }

  std::string_view rest_;
  std::string text_;
  std::size_t at_ = 0;
  std::uint64_t since_value_ = 0;
  std::uint64_t left_;
  std::optional<Error> problem_;
};

// The same as the parser wants to see it: an iterator that reads once.
class UnpackedIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  explicit UnpackedIterator(Unpacked* text = nullptr) : text_(text) {}
  char operator*() const { return text_->current(); }
  UnpackedIterator& operator++() {
    text_->advance();
    return *this;
  }
  UnpackedIterator operator++(int) {
    auto before = *this;
    ++*this;
    return before;
  }
  // Only ever compared with the end, which has no text.
  bool operator==(const UnpackedIterator& other) const { return text_ == other.text_ || text_->at_end(); }
  bool operator!=(const UnpackedIterator& other) const { return !(*this == other); }

 private:
  Unpacked* text_;
};

// The parser can be left in no other way; what is behind may be long.
struct Refused {};

using OnActivity = std::function<Result<void>(model::RepoActivity)>;

// Head and receipts.
struct Frame {
  model::DayHead head;
  std::vector<model::Receipt> receipts;
};

// Reads one document. Each repository and receipt is made into its value, and its JSON let go, as soon as it is whole.
class Decoder {
 public:
  // `source`: what the iterators read, if it wants to know of each value.
  explicit Decoder(const OnActivity& on_activity, Unpacked* source = nullptr)
      : on_activity_(on_activity), source_(source) {}

  template <typename Iterator>
  Result<Frame> run(Iterator begin, Iterator end) {
    json root;
    try {
      root = json::parse(begin, end, [this](int depth, json::parse_event_t event, json& parsed) {
        return keep(depth, event, parsed);
      });
    } catch (const Refused&) {
      // failure_ or stopped_by_ says why
    } catch (const json::parse_error& problem) {
      failure_.message = fmt::format("not JSON at byte {}", problem.byte);
    } catch (const json::exception&) {
      failure_.message = "not JSON";
    }
    if (stopped_by_) return fail(*stopped_by_);
    if (!failure_.happened()) read_head(root);
    if (failure_.happened())
      return fail(newer_ ? ErrorKind::refused : ErrorKind::decode, "not a snapshot: " + failure_.message);
    return std::move(frame_);
  }

 private:
  // What the parser asks at each event; false lets the value go. A failure ends the parsing.
  bool keep(int depth, json::parse_event_t event, json& parsed) {
    if (source_ != nullptr) source_->tell_value();
    const bool kept = is_kept(depth, event, parsed);
    if (failure_.happened() || stopped_by_) throw Refused{};
    return kept;
  }

  bool is_kept(int depth, json::parse_event_t event, json& parsed) {
    using Event = json::parse_event_t;
    // The head's values stay, so that they are counted apart.
    auto& held = is_long_list(top_key_) ? held_ : held_in_head_;
    if (++held > (&held == &held_ ? kMaxValues : kMaxHeadValues)) return refuse("it has too many values");
    switch (event) {
      case Event::object_start:
        keys_.push_back(0);
        [[fallthrough]];
      case Event::array_start:
        if (depth >= kMaxDepth) return refuse("it is nested too deeply");
        return true;
      case Event::key:
        if (depth == 1) top_key_ = parsed.get_ref<const std::string&>();
        ++keys_.back();
        return true;
      case Event::object_end:
        return end_object(depth, parsed);
      case Event::value:
        if (parsed.is_string() && parsed.get_ref<const std::string&>().size() > model::kMaxText)
          return refuse("a text is too long");
        if (depth == 1 && top_key_ == "schema_version" && parsed != kSchemaVersion) return refuse_version(parsed);
        return true;
      case Event::array_end:
        return true;
    }
    return true;
  }

  bool end_object(int depth, json& parsed) {
    const auto named = keys_.back();
    keys_.pop_back();
    // JSON would let the last of two equal keys win.
    if (named != parsed.size()) return refuse("a field stands there twice");
    if (depth != 2 || !is_long_list(top_key_)) return true;
    if (top_key_ == "repositories") {
      model::RepoActivity activity;
      read_element(parsed, repositories_++, activity);
      parsed = nullptr;  // before whoever takes the value makes as much of it
      if (!failure_.happened()) hand_over(std::move(activity));
    } else {
      const auto index = frame_.receipts.size();
      read_element(parsed, index, frame_.receipts.emplace_back());
    }
    held_ = 0;
    return false;
  }

  void hand_over(model::RepoActivity activity) {
    if (auto taken = on_activity_(std::move(activity)); !taken) stopped_by_ = std::move(taken).error();
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
    reader.field("schema_version", version);
    describe(reader, frame_.head);
    reader.empty_list("repositories");
    reader.empty_list("receipts");
    reader.finish();
  }

  bool refuse(std::string_view problem) {
    failure_.message = problem;
    return false;
  }

  bool refuse_version(const json& version) {
    newer_ = version.is_number_integer() && version > kSchemaVersion;
    failure_.message = version.is_number_integer()
                           ? fmt::format("it is of version {}, and this program reads version {}",
                                         version.is_number_unsigned() ? fmt::to_string(version.get<std::uint64_t>())
                                                                      : fmt::to_string(version.get<std::int64_t>()),
                                         kSchemaVersion)
                           : "its version is no number";
    return false;
  }

  const OnActivity& on_activity_;
  Unpacked* source_;
  Frame frame_;
  std::size_t repositories_ = 0;
  Failure failure_;
  std::optional<Error> stopped_by_;  // by whoever takes the repositories
  bool newer_ = false;
  std::string top_key_;
  std::vector<std::size_t> keys_;  // how many each open object has
  std::size_t held_ = 0;           // values since the last repository
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
