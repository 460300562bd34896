// The pass over a snapshot for the sake of a ledger. It looks at each byte once and keeps nothing but names and shas:
// most of a file is patches.
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/gzip.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "snapshot/limits.hpp"
#include "snapshot/words.hpp"

namespace aireport::snapshot {
namespace {

// How deep the values stand that matter: the repositories are elements of a list of the root, the commits and gaps
// those of lists of a repository.
constexpr std::size_t kRoot = 1, kRepository = 3, kElement = 5;

class Pass {
 public:
  Pass(const model::DayHead& head, const OnCommitList& on_list) : head_(head), on_list_(on_list) {}

  // A document may come in as many pieces as it likes. Errors: decode, or that of `on_list`.
  Result<void> read(std::string_view piece) {
    const char* at = piece.data();
    const char* const end = at + piece.size();
    while (at != end) {
      if (in_text_) {
        at = read_text(at, end);
        if (!in_text_) AIREPORT_CHECK(take_text());
      } else {
        AIREPORT_CHECK(take_sign(*at++));
      }
    }
    return {};
  }

  bool is_over() const { return open_.empty() && began_ && !in_text_; }

 private:
  // Up to the end of the text or of the piece; the text goes into text_ where it matters.
  const char* read_text(const char* at, const char* end) {
    const char* const begin = at;
    bool escaped = escaped_;
    for (; at != end && (escaped || *at != '"'); ++at) escaped = !escaped && *at == '\\';
    escaped_ = escaped;
    if (matters_) text_.append(begin, at);
    if (at == end) return end;
    in_text_ = false;
    return at + 1;
  }

  Result<void> take_sign(char sign) {
    switch (sign) {
      case '"':
        in_text_ = true;
        matters_ = is_key_ ? depth_matters() : value_matters();
        text_.clear();
        return {};
      case '{':
      case '[':
        began_ = true;
        is_key_ = sign == '{';
        open_.push_back(sign);
        return open_.size() <= kMaxDepth ? Result<void>() : refuse("it is nested too deeply");
      case '}':
      case ']':
        return close(sign);
      case ',':
        is_key_ = !open_.empty() && open_.back() == '{';
        return {};
      case ':':
        is_key_ = false;
        return {};
      default:
        return {};  // a number, a word, a blank
    }
  }

  Result<void> close(char sign) {
    if (open_.empty() || (open_.back() == '{') != (sign == '}')) return refuse("its brackets do not match");
    const auto depth = open_.size();
    open_.pop_back();
    is_key_ = false;
    if (!in_repositories_ || sign != '}') return {};
    if (depth == kElement && is_of_commits() && !std::exchange(has_sha_, false)) return refuse("a commit has no sha");
    if (depth != kRepository) return {};
    if (list_.repo.name.empty()) return refuse("a repository has no name");
    return on_list_(head_, std::exchange(list_, {}));
  }

  bool depth_matters() const {
    const auto depth = open_.size();
    return depth == kRoot || (in_repositories_ && (depth == kRepository || depth == kElement));
  }
  bool value_matters() const {
    if (!in_repositories_) return false;
    if (open_.size() == kRepository) return field_ == "name" || field_ == "renamed_to";
    if (open_.size() != kElement) return false;
    return (is_of_commits() && inner_ == "sha") || (field_ == "gaps" && inner_ == "part");
  }
  bool is_of_commits() const { return field_ == "commits" || field_ == "late_commits"; }

  Result<void> take_text() {
    if (!matters_) return {};
    // Written otherwise than this program does.
    if (text_.find('\\') != std::string::npos) {
      const auto plain = nlohmann::json::parse('"' + text_ + '"', nullptr, false);
      if (!plain.is_string()) return refuse("not JSON");
      text_ = plain.get<std::string>();
    }
    return is_key_ ? take_key() : take_value();
  }

  Result<void> take_key() {
    if (open_.size() == kRoot)
      in_repositories_ = text_ == "repositories";
    else
      std::swap(open_.size() == kRepository ? field_ : inner_, text_);
    return {};
  }

  Result<void> take_value() {
    if (open_.size() == kRepository) {
      auto name = model::parse_repo_name(text_);
      if (!name) return refuse("a repository's name is none");
      (field_ == "name" ? list_.repo : list_.renamed_to.emplace()) = std::move(*name);
    } else if (inner_ == "sha") {
      has_sha_ = true;
      (field_ == "commits" ? list_.commits : list_.late_commits).push_back(text_);
    } else {
      const auto part = value_of<model::Part>(text_);
      list_.whole = list_.whole && part != model::Part::repository && part != model::Part::commits;
    }
    return {};
  }

  static Result<void> refuse(const std::string& what) { return fail(ErrorKind::decode, "not a snapshot: " + what); }

  const model::DayHead& head_;
  const OnCommitList& on_list_;
  std::string open_;  // the brackets
  bool began_ = false, in_text_ = false, escaped_ = false, matters_ = false, is_key_ = false;
  bool in_repositories_ = false, has_sha_ = false;
  std::string text_, field_, inner_;  // the last two: the key in a repository, and in an element of its lists
  CommitList list_;
};

// For a file that the pass does not know its way in.
Result<model::DayHead> lists_of_all(std::string_view file, const OnCommitList& on_list) {
  return decode_each(file, [&](const model::DayHead& head, const model::RepoActivity& activity) {
    CommitList list{activity.repo, activity.renamed_to, {}, {}, true};
    for (const auto& commit : activity.commits) list.commits.push_back(commit.sha);
    for (const auto& commit : activity.late_commits) list.late_commits.push_back(commit.sha);
    list.whole = std::none_of(activity.gaps.begin(), activity.gaps.end(), [](const model::Gap& gap) {
      return gap.part == model::Part::repository || gap.part == model::Part::commits;
    });
    return on_list(head, std::move(list));
  });
}

}  // namespace

Result<model::DayHead> decode_commit_lists(std::string_view file, const OnCommitList& on_list) {
  // One that was packed anew by other hands may have its head behind the rest.
  auto head = decode_head(file);
  if (!head) return lists_of_all(file, on_list);
  Pass pass(*head, on_list);
  for (std::uint64_t left = kMaxUnpackedBytes; !file.empty();) {
    AIREPORT_TRY(const auto piece, gunzip_next(file, std::min(kMaxMemberBytes, left)));
    AIREPORT_CHECK(pass.read(piece));
    left -= piece.size();
  }
  if (!pass.is_over()) return fail(ErrorKind::decode, "not a snapshot: it ends early");
  return head;
}

}  // namespace aireport::snapshot
