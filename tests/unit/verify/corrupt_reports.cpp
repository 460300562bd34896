// Corrupts published reports in every way, and says which corruptions `verify` does not find.
#include <aireport/support/file.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>

#include "corrupt.hpp"
#include "trial.hpp"

namespace {

namespace fs = std::filesystem;
using aireport::Result;
using aireport::testing::Trial;
using Outcome = Trial::Outcome;

constexpr const char* kUsage =
    "usage: corrupt_reports TIMES STEP REPORT.md…\n"
    "Makes copies of each report, whose snapshot stands in data/ beside it, or of an index.md beside its reports, "
    "that\n"
    "say something else, and names those\n"
    "that `verify` takes for true: TIMES for each kind of corruption, and with each STEP-th character and every line\n"
    "removed, replaced or doubled (0: without these).\n";

struct Count {
  int found = 0, reads_the_same = 0, missed = 0;
};
using Counts = std::map<std::string, Count, std::less<>>;

void add(Counts& counts, std::string_view name, const Trial& trial, const std::string& corrupted) {
  auto& count = counts[std::string(name)];
  switch (trial.of(corrupted)) {
    case Outcome::found:
      ++count.found;
      break;
    case Outcome::reads_the_same:
      ++count.reads_the_same;
      break;
    case Outcome::missed:
      ++count.missed;
      std::printf("not found, %s:\n%s\n", std::string(name).c_str(), trial.difference(corrupted).c_str());
  }
}

struct Extent {
  int times = 0;
  std::size_t step = 0;
};

// What is corrupted of a page.
struct Stretch {
  std::size_t begin = 0, end = std::string::npos;
};

// Of an index what it says itself: not its title, which no snapshot has, nor the page that it repeats.
Stretch own_part_of_index(const std::string& text) {
  Stretch own{text.find('\n') + 1, text.size()};
  for (const auto* first : {"\n### 摘要\n", "\n### Summary\n"}) own.end = std::min(own.end, text.find(first));
  return own;
}

void corrupt(Counts& counts, const Trial& trial, Stretch stretch, Extent extent) {
  std::mt19937 random(7);
  const auto& page = trial.page();
  const auto end = std::min(stretch.end, page.size());
  const auto before = page.substr(0, stretch.begin), behind = page.substr(end);
  const auto own = page.substr(stretch.begin, end - stretch.begin);
  const auto use = [&](std::string_view name, const std::string& corrupted) {
    add(counts, name, trial, before + corrupted + behind);
  };
  for (const auto& kind : aireport::testing::all_corruptions())
    for (int n = 0; n < extent.times; ++n)
      if (const auto corrupted = kind.corrupt(own, random)) use(kind.name, *corrupted);
  if (extent.step > 0) aireport::testing::corrupt_each_place(own, extent.step, use);
}

Result<aireport::snapshot::Snapshot> snapshot_of(const fs::path& page) {
  const auto file = aireport::read_file(page.parent_path() / "data" / (page.stem().string() + ".json.gz"));
  return file ? aireport::snapshot::decode(*file) : tl::unexpected(file.error());
}

// The pages beside an index, newest first.
std::vector<fs::path> pages_beside(const fs::path& index) {
  std::vector<fs::path> pages;
  for (const auto& entry : fs::directory_iterator(index.parent_path()))
    if (entry.path().extension() == ".md" && entry.path() != index) pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end(), std::greater<>());
  return pages;
}

// nullopt: something of it cannot be read.
std::optional<Trial> trial_of_index(const fs::path& path, std::string text) {
  std::vector<aireport::render::PastIssue> issues;
  std::string newest;
  for (const auto& page : pages_beside(path)) {
    auto day = snapshot_of(page);
    if (!day) return std::nullopt;
    if (issues.empty()) newest = aireport::read_file(page).value_or("");
    issues.push_back({std::move(day->head), page.filename().string()});
  }
  return Trial(std::move(text), [issues = std::move(issues), newest = std::move(newest)](const std::string& shown) {
    return aireport::verify::verify_index(shown, issues, newest, "index.md");
  });
}

// False: it cannot be read, or gives a finding as it is.
bool try_report(Counts& counts, const fs::path& path, Extent extent) {
  const bool index = path.filename() == "index.md";
  const auto page = aireport::read_file(path);
  const auto day = index ? Result<aireport::snapshot::Snapshot>() : snapshot_of(path);
  auto trial = !page || !day ? std::nullopt
               : index       ? trial_of_index(path, *page)
                             : std::optional<Trial>(std::in_place, *page, *day);
  if (!trial) {
    std::printf("%s: it or its snapshot cannot be read\n", path.c_str());
    return false;
  }
  const auto findings = trial->untouched();
  for (const auto& finding : findings) std::printf("untouched, %s\n", describe(finding).c_str());
  corrupt(counts, *trial, index ? own_part_of_index(*page) : Stretch{}, extent);
  return findings.empty();
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  Counts counts;
  bool good = true;
  const Extent extent{std::atoi(words[1]), std::strtoul(words[2], nullptr, 10)};
  for (int i = 3; i < count; ++i) good = try_report(counts, words[i], extent) && good;
  Count all;
  for (const auto& [name, one] : counts) {
    std::printf("%-44s %8d found %8d read the same %8d missed\n", name.c_str(), one.found, one.reads_the_same,
                one.missed);
    all.found += one.found;
    all.reads_the_same += one.reads_the_same;
    all.missed += one.missed;
  }
  std::printf("%-44s %8d found %8d read the same %8d missed, in %d reports\n", "all", all.found, all.reads_the_same,
              all.missed, count - 3);
  return good && all.missed == 0 ? 0 : 1;
}
