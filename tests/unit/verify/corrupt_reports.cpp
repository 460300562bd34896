// Corrupts published reports in every way, and says which corruptions `verify` does not find.
#include <aireport/support/file.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "corrupt.hpp"
#include "trial.hpp"

namespace {

using aireport::Result;
using aireport::testing::Trial;
using Outcome = Trial::Outcome;

constexpr const char* kUsage =
    "usage: corrupt_reports TIMES STEP REPORT.md…\n"
    "Makes copies of each report, whose snapshot stands in data/ beside it, that say something else, and names those\n"
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

void corrupt(Counts& counts, const std::string& page, const Trial& trial, Extent extent) {
  using namespace aireport::testing;
  std::mt19937 random(7);
  for (const auto* kinds : {&corruptions(), &corruptions_of_claims(), &corruptions_of_form()})
    for (const auto& kind : *kinds)
      for (int n = 0; n < extent.times; ++n)
        if (const auto corrupted = kind.corrupt(page, random)) add(counts, kind.name, trial, *corrupted);
  if (extent.step == 0) return;
  corrupt_each_place(page, extent.step,
                     [&](std::string_view name, const std::string& corrupted) { add(counts, name, trial, corrupted); });
}

// False: it cannot be read, or gives a finding as it is.
bool try_report(Counts& counts, const std::filesystem::path& path, Extent extent) {
  const auto page = aireport::read_file(path);
  const auto file = aireport::read_file(path.parent_path() / "data" / (path.stem().string() + ".json.gz"));
  const auto day = file ? aireport::snapshot::decode(*file) : tl::unexpected(file.error());
  if (!page || !day) {
    std::printf("%s: it or its snapshot cannot be read\n", path.c_str());
    return false;
  }
  const Trial trial(*page, *day);
  const auto findings = trial.untouched();
  for (const auto& finding : findings) std::printf("untouched, %s\n", describe(finding).c_str());
  corrupt(counts, *page, trial, extent);
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
