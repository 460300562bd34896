#include <aireport/diff/patch.hpp>
#include <aireport/digest/digest.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>

#include "fuzz/targets.hpp"
#include "unit/digest/accounting.hpp"
#include "unit/digest/builders.hpp"

namespace aireport::fuzz {
namespace {

using model::Commit;
using model::ReasonKind;

constexpr int kPull = 12;
constexpr std::string_view kGap = "…";
constexpr std::size_t kLongLine = 200;  // characters, past which a snippet leaves a line out

// Parts of the input, as it would be decoded: UTF-8 and with a mark between them that no text needs.
class Parts {
 public:
  explicit Parts(std::string_view left) : left_(left) {}

  bool empty() const { return left_.empty(); }
  std::string next() {
    const auto end = std::min(left_.find('\x1e'), left_.size());
    auto part = repair_utf8(left_.substr(0, end));
    left_.remove_prefix(std::min(end + 1, left_.size()));
    return part;
  }

 private:
  std::string_view left_;
};

bool has(std::string_view text, char letter) {
  return text.find(letter) != std::string_view::npos;
}

// "old\nnew" is a renamed file; no patch is one that GitHub does not send.
model::FileChange file_of(const std::string& names, std::string patch) {
  const auto cut = std::min(names.find('\n'), names.size());
  auto file = testing::file(names.substr(0, cut), patch);
  if (cut < names.size()) {
    file.previous_filename = file.filename;
    file.filename = names.substr(cut + 1);
    file.status = "renamed";
  }
  if (patch.empty()) file.patch.reset();
  return file;
}

// Its letters say what there is beside a commit with files: a pull request, a second commit, no parents.
model::RepoActivity activity_of(Parts parts) {
  auto activity = testing::activity_of();
  const auto shape = parts.next(), title = parts.next(), body = parts.next(), message = parts.next();
  const bool pull = has(shape, 'p');
  testing::CommitBuilder first("1a", title + (pull ? " (#12)" : "") + "\n\n" + message, 300);
  testing::CommitBuilder second("2b", message, 310);
  if (has(shape, 'r')) first.on({});
  for (bool to_second = false; !parts.empty(); to_second = !to_second && has(shape, '2')) {
    const auto names = parts.next();
    (to_second ? second : first).with(file_of(names, parts.next()));
  }
  activity.commits.push_back(first);
  if (has(shape, '2')) activity.commits.push_back(second);
  if (pull) {
    activity.pulls.push_back(testing::merged_pull(kPull, title, 300));
    activity.pulls.back().body = body;
    activity.pulls.back().labels = {std::string(first_line(message))};
  }
  activity.issues.push_back(testing::issue(7, title, body, 3));
  activity.releases.push_back({"v1.2.0", title, body, std::nullopt, testing::kMorning + std::chrono::hours{3}, false});
  model::sort_items(activity);
  return activity;
}

// The lines of a text one behind the other: a line that was broken is quoted whole.
std::string unbroken(std::string_view text) {
  std::string whole;
  for (const auto line : split_lines(text)) whole.append(trim(line)).append(1, ' ');
  return whole;
}

enum class Order { as_it_stands, any };

bool is_quoted(const std::vector<model::QuoteLine>& quote, std::string_view source, Order order) {
  const auto text = unbroken(source);
  std::size_t from = 0;
  for (std::size_t i = 0; i < quote.size(); ++i) {
    if (quote[i].text == kGap && i > 0 && i + 1 < quote.size() && quote[i - 1].text != kGap) continue;
    const auto at = quote[i].text.empty() ? std::string::npos : text.find(quote[i].text, from);
    if (at == std::string::npos) return false;
    const auto end = at + quote[i].text.size();
    if (count_characters(std::string_view(text).substr(end)) < static_cast<std::size_t>(quote[i].left_out))
      return false;
    if (order == Order::as_it_stands) from = end;
  }
  return true;
}

const Commit& commit_of(const model::RepoActivity& activity, std::string_view sha) {
  const auto found = std::find_if(activity.commits.begin(), activity.commits.end(),
                                  [&](const Commit& commit) { return commit.sha == sha; });
  require(found != activity.commits.end(), "a change is made of commits of the day");
  return *found;
}

// All that the change's authors wrote.
std::vector<std::string> texts_of(const model::RepoActivity& activity, const model::Change& change) {
  std::vector<std::string> texts;
  for (const auto& sha : change.commits) {
    const auto& commit = commit_of(activity, sha);
    texts.push_back(unbroken(commit.message));
    for (const auto& file : commit.detail->files) {
      texts.push_back(file.filename + " " + file.previous_filename);
      if (file.patch) texts.push_back(*file.patch);
    }
  }
  for (const auto& pull : activity.pulls) {
    if (pull.number != change.pull) continue;
    texts.push_back(unbroken(pull.title + "\n" + pull.body));
    texts.insert(texts.end(), pull.labels.begin(), pull.labels.end());
  }
  return texts;
}

bool stand_in(const std::vector<std::string>& texts, std::string_view words) {
  for (const auto word : split(words, ' '))
    if (std::none_of(texts.begin(), texts.end(), [&](const auto& text) { return contains_ignoring_case(text, word); }))
      return false;
  return true;
}

// In words that one wrote in this order.
bool is_phrase_of_one(ReasonKind kind) {
  return kind == ReasonKind::says_breaking || kind == ReasonKind::silent_damage || kind == ReasonKind::crash ||
         kind == ReasonKind::leak || kind == ReasonKind::regression || kind == ReasonKind::security ||
         kind == ReasonKind::measured;
}

void check_reasons(const model::Change& change, const std::vector<std::string>& texts) {
  for (const auto& reason : change.reasons)
    for (const auto& named : reason.names) {
      const auto name = unbroken(named);
      require(!name.empty() && stand_in(texts, name), "what a reason names stands in the change");
      const auto says = [&](const std::string& text) { return text.find(trim(name)) != std::string::npos; };
      require(!is_phrase_of_one(reason.kind) || std::any_of(texts.begin(), texts.end(), says),
              "a phrase is as its author wrote it");
    }
}

// The hunk's lines from one on, of which only those that are too long are left out.
class Quoted {
 public:
  Quoted(const model::Snippet& snippet, const diff::Hunk& hunk) : snippet_(snippet), hunk_(hunk) {}

  bool stands() const {
    const auto changed = std::count_if(hunk_.lines.begin(), hunk_.lines.end(),
                                       [](const diff::Line& line) { return line.mark != diff::Mark::context; });
    const auto shown = std::count_if(snippet_.lines.begin(), snippet_.lines.end(), [](const std::string& line) {
      return line.starts_with('+') || line.starts_with('-');
    });
    if (changed - shown != snippet_.lines_left_out) return false;
    for (std::size_t first = 0; first < hunk_.lines.size(); ++first)
      if (number_at(first, 1) == snippet_.first_line && goes_on(0, first)) return true;
    return false;
  }

 private:
  bool is_long(std::size_t at) const { return count_characters(hunk_.lines[at].text) > kLongLine; }

  // Of the line, or of the next one that way which the side has.
  int number_at(std::size_t at, int step) const {
    for (; at < hunk_.lines.size(); at += static_cast<std::size_t>(step)) {
      const auto& line = hunk_.lines[at];
      if (const int number = snippet_.old_side ? line.old_number : line.new_number; number > 0) return number;
    }
    return 0;
  }

  bool goes_on(std::size_t shown, std::size_t at) const {
    if (shown == snippet_.lines.size()) return number_at(at - 1, -1) == snippet_.last_line;
    if (at == hunk_.lines.size()) return false;
    const auto& line = hunk_.lines[at];
    if (snippet_.lines[shown] == kGap) return is_long(at) && (goes_on(shown + 1, at + 1) || goes_on(shown, at + 1));
    return !is_long(at) && snippet_.lines[shown] == static_cast<char>(line.mark) + std::string(line.text) &&
           goes_on(shown + 1, at + 1);
  }

  const model::Snippet& snippet_;
  const diff::Hunk& hunk_;
};

void check_snippet(const model::Snippet& snippet, const Commit& commit) {
  require(!snippet.lines.empty() && snippet.lines.size() <= 12, "a snippet has some lines and not too many");
  require(std::any_of(snippet.lines.begin(), snippet.lines.end(),
                      [](const std::string& line) { return line.starts_with('+') || line.starts_with('-'); }),
          "a snippet shows what changed");
  require(snippet.old_side == !snippet.parent_sha.empty(), "what is gone is linked where it was");
  bool stands = false;
  for (const auto& file : commit.detail->files) {
    const bool moved = snippet.old_side && !file.previous_filename.empty();
    if (!file.patch || snippet.path != (moved ? file.previous_filename : file.filename)) continue;
    for (const auto& hunk : diff::parse_patch(*file.patch))
      stands =
          stands || (Quoted(snippet, hunk).stands() && hunk.section.find(snippet.section) != std::string_view::npos);
  }
  require(stands, "a snippet is whole lines of one hunk, with their numbers");
}

void check_files(const model::RepoActivity& activity, const model::Change& change) {
  if (change.files.empty()) return;
  model::Stats told = change.files_left_out, all;
  for (const auto& row : change.files) {
    told.additions += row.additions;
    told.deletions += row.deletions;
  }
  for (const auto& sha : change.commits)
    for (const auto& file : commit_of(activity, sha).detail->files) {
      all.additions += file.additions;
      all.deletions += file.deletions;
    }
  require(told.additions == all.additions && told.deletions == all.deletions, "every line of the diff is counted");
}

void check_change(const model::RepoActivity& activity, const model::Change& change) {
  require(!change.commits.empty() || change.pull, "a change is of a commit or a pull request");
  for (const auto& snippet : change.snippets) check_snippet(snippet, commit_of(activity, snippet.sha));
  require(change.snippets_left_out >= 0, "no more hunks are shown than there are");
  check_files(activity, change);
  check_reasons(change, texts_of(activity, change));
  bool quoted = change.quote.empty();
  for (const auto& sha : change.commits)
    quoted = quoted || is_quoted(change.quote, commit_of(activity, sha).message, Order::as_it_stands);
  for (const auto& pull : activity.pulls)
    quoted = quoted || (pull.number == change.pull && is_quoted(change.quote, pull.body, Order::as_it_stands));
  require(quoted, "a quotation is lines of the description or of a message");
}

void check_section(const model::RepoActivity& activity, const model::RepoSection& section) {
  for (const auto& issue : section.issues)
    require(issue.excerpt.size() <= 2 && is_quoted(issue.excerpt, activity.issues[0].body, Order::as_it_stands),
            "an excerpt is lines of the issue");
  for (const auto& release : section.releases)
    require(is_quoted(release.notes, activity.releases[0].body, Order::any), "notes are lines of the release's");
  const auto named = testing::named_in(section);
  for (const auto& commit : activity.commits) {
    const bool by_pull = !activity.pulls.empty() && named.pulls.contains(kPull);
    require(by_pull || named.shas.contains(commit.sha), "every commit is named");
  }
}

}  // namespace

void digest(std::string_view input) {
  const auto activity = activity_of(Parts(input));
  model::PageSettings settings;
  settings.repos.push_back({activity.repo, {}, {}, {}, {}, {}});
  auto digested = digest::digest_repository(activity, settings, testing::day_window());
  for (const auto& change : digested.changes) check_change(activity, change);
  model::DayHead head;
  head.settings = settings;
  head.window = testing::day_window();
  std::vector<digest::RepoDigest> digests;
  digests.push_back(std::move(digested));
  const auto report = digest::compose(std::move(digests), head);
  require(report.sections.size() == 1, "a repository has a section");
  check_section(activity, report.sections[0]);
}

}  // namespace aireport::fuzz
