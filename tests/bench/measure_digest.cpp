// Measures kinds and ranking against what readers say of real commits:
//   measure_digest [--git DIR] [--list] FILE…
// A file is a JSON array of labelled commits ("kind", "also") or of days with the picks of editors ("editors").
// With --git, messages and diffs are read from the clones below DIR; --list names each row that differs, and of each
// day's first five those without a reason (r) or a quotation (q).
#include <aireport/digest/digest.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "bench/git_history.hpp"
#include "snapshot/report_names.hpp"

namespace {

using aireport::model::ChangeKind;
using nlohmann::json;

struct Options {
  std::string clones;
  bool list = false;
  std::vector<std::string> files;
};

aireport::model::Commit commit_of(const json& row, const std::string& repository, const Options& options) {
  aireport::model::Commit commit;
  commit.sha = row.at("sha");
  commit.message = row.at("title");
  commit.author.name = row.value("author", "");
  if (!options.clones.empty() &&
      aireport::bench::read_commit(aireport::bench::clone_of(options.clones, repository), commit))
    return commit;
  auto& detail = commit.detail.emplace();
  for (const auto& file : row.at("files")) {
    aireport::model::FileChange change;
    change.filename = file.at(0);
    // git writes a rename as "dir/{old => new}/file".
    if (const auto open = change.filename.find('{'), arrow = change.filename.find(" => ");
        open != std::string::npos && arrow != std::string::npos) {
      const auto close = change.filename.find('}', arrow);
      change.status = "renamed";
      change.filename = change.filename.substr(0, open) + change.filename.substr(arrow + 4, close - arrow - 4) +
                        change.filename.substr(close + 1);
    }
    change.additions = file.at(1).is_number() ? file.at(1).get<int>() : 0;
    change.deletions = file.at(2).is_number() ? file.at(2).get<int>() : 0;
    if (change.status.empty()) change.status = "modified";
    detail.additions += change.additions;
    detail.deletions += change.deletions;
    detail.files.push_back(std::move(change));
  }
  return commit;
}

// The stories of one repository's commits, best first.
std::vector<aireport::model::Change> stories_of(const json& rows, const std::string& repository,
                                                const Options& options) {
  aireport::model::RepoActivity activity;
  activity.repo = {repository.substr(0, repository.find('/')), repository.substr(repository.find('/') + 1)};
  for (const auto& row : rows) activity.commits.push_back(commit_of(row, repository, options));
  aireport::model::sort_items(activity);
  return aireport::digest::digest_repository(activity, {}, {}).changes;
}

std::set<std::string> words(const json& list) {
  return list.get<std::set<std::string>>();
}

int percent(int part, int whole) {
  return whole == 0 ? 0 : (part * 1000 / whole + 5) / 10;
}

struct KindCounts {
  int chosen = 0, right = 0, labelled = 0, found = 0;
};

void measure_kinds(const json& rows, const Options& options) {
  int first = 0, acceptable = 0;
  std::map<std::string, KindCounts> counts;
  for (const auto& row : rows) {
    const std::string repository = row.at("repo");
    const auto changes = stories_of(json::array({row}), repository, options);
    const std::string chosen{changes.empty() ? "none" : to_string(changes.front().kind)};
    const auto kinds = words(row.at("kind")), also = words(row.at("also"));
    const bool right = kinds.contains(chosen), near = right || also.contains(chosen);
    first += right ? 1 : 0;
    acceptable += near ? 1 : 0;
    ++counts[chosen].chosen;
    counts[chosen].right += near ? 1 : 0;
    for (const auto& kind : kinds) {
      ++counts[kind].labelled;
      counts[kind].found += chosen == kind ? 1 : 0;
    }
    if (options.list && !right)
      std::cout << (near ? "near  " : "wrong ") << repository << ' ' << row.at("sha").get<std::string>().substr(0, 8)
                << ' ' << chosen << ", readers " << row.at("kind").dump() << row.at("also").dump() << ": "
                << row.at("title").get<std::string>().substr(0, 90) << '\n';
  }
  const int all = static_cast<int>(rows.size());
  std::printf("kinds: %d commits, first choice %d (%d %%), first choice or as good %d (%d %%)\n", all, first,
              percent(first, all), acceptable, percent(acceptable, all));
  for (const auto& [kind, count] : counts)
    std::printf("  %-12s precision %3d %% of %3d   recall %3d %% of %3d\n", kind.c_str(),
                percent(count.right, count.chosen), count.chosen, percent(count.found, count.labelled), count.labelled);
}

struct PickCounts {
  int picks = 0, shared = 0, fine = 0, trivial = 0;
  PickCounts& operator+=(const PickCounts& other) {
    picks += other.picks;
    shared += other.shared;
    fine += other.fine;
    trivial += other.trivial;
    return *this;
  }
};

void print(const std::string& name, const PickCounts& counts) {
  std::printf("%s: share %d %%, top or fine %d %%, trivial %d %%\n", name.c_str(), percent(counts.shared, counts.picks),
              percent(counts.fine, counts.picks), percent(counts.trivial, counts.picks));
}

// Three picks a day, counted against each editor.
PickCounts count_day(const json& day, const std::vector<std::string>& picks) {
  PickCounts counts;
  for (const auto& editor : day.at("editors")) {
    const auto top = words(editor.at("top")), fine = words(editor.at("fine")), trivial = words(editor.at("trivial"));
    for (const auto& sha : picks) {
      ++counts.picks;
      counts.shared += top.contains(sha) ? 1 : 0;
      counts.fine += top.contains(sha) || fine.contains(sha) ? 1 : 0;
      counts.trivial += trivial.contains(sha) ? 1 : 0;
    }
  }
  return counts;
}

// Of the first changes of a day those that have nothing beside their title.
struct Silent {
  int first = 0, reason = 0, quote = 0, both = 0;
};
constexpr std::size_t kFirst = 5;
constexpr int kNews = 300;  // the score of what a page would tell first

void count_silent(Silent& silent, const std::vector<aireport::model::Change>& changes) {
  for (std::size_t i = 0; i < std::min(kFirst, changes.size()) && changes[i].score >= kNews; ++i) {
    const bool reason = changes[i].reasons.empty(), quote = changes[i].quote.empty();
    ++silent.first;
    silent.reason += reason ? 1 : 0;
    silent.quote += quote ? 1 : 0;
    silent.both += reason && quote ? 1 : 0;
  }
}

void list_day(const json& day, const std::vector<aireport::model::Change>& changes) {
  std::cout << day.at("repo").get<std::string>() << ' ' << day.at("day").get<std::string>() << '\n';
  for (const auto& change : changes) {
    std::string marks;
    for (const auto& editor : day.at("editors")) {
      const auto top = words(editor.at("top")), fine = words(editor.at("fine")), trivial = words(editor.at("trivial"));
      const auto& sha = change.commits.back();
      marks += top.contains(sha) ? 'T' : fine.contains(sha) ? 'f' : trivial.contains(sha) ? '-' : '.';
    }
    const bool first = &change < changes.data() + kFirst && change.score >= kNews;
    if (first && change.reasons.empty()) marks += 'r';
    if (first && change.quote.empty()) marks += 'q';
    std::cout << "  " << marks << ' ' << change.score << ' ' << to_string(change.kind) << ' '
              << change.commits.back().substr(0, 8) << ' ' << change.title.substr(0, 90) << '\n';
    if (!first) continue;
    for (const auto& reason : change.reasons) {
      std::cout << "      " << aireport::snapshot::name_of(reason.kind) << ' ' << reason.count;
      for (const auto& name : reason.names) std::cout << " | " << name;
      std::cout << '\n';
    }
  }
}

void measure_picks(const json& days, const Options& options) {
  PickCounts all;
  Silent silent;
  std::map<std::string, PickCounts> by_repository;
  for (const auto& day : days) {
    const std::string repository = day.at("repo");
    const auto changes = stories_of(day.at("commits"), repository, options);
    std::vector<std::string> picks;
    for (std::size_t i = 0; i < changes.size() && picks.size() < 3; ++i) picks.push_back(changes[i].commits.back());
    const auto counts = count_day(day, picks);
    all += counts;
    by_repository[repository] += counts;
    count_silent(silent, changes);
    if (options.list) list_day(day, changes);
  }
  print("picks of " + std::to_string(days.size()) + " days", all);
  std::printf("first %d: without a reason %d %%, without a quotation %d %%, without both %d %%\n", silent.first,
              percent(silent.reason, silent.first), percent(silent.quote, silent.first),
              percent(silent.both, silent.first));
  for (const auto& [repository, counts] : by_repository) print("  " + repository, counts);
}

}  // namespace

int main(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--git" && i + 1 < count)
      options.clones = arguments[++i];
    else if (argument == "--list")
      options.list = true;
    else
      options.files.push_back(argument);
  }
  if (options.files.empty()) {
    std::cerr << "measure_digest [--git DIR] [--list] FILE…\n";
    return 2;
  }
  try {
    for (const auto& file : options.files) {
      std::ifstream input(file);
      const auto rows = json::parse(input);
      if (!rows.empty() && rows.front().contains("editors"))
        measure_picks(rows, options);
      else
        measure_kinds(rows, options);
    }
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 1;
  }
  return 0;
}
