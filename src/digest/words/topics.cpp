#include "digest/words/topics.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

constexpr std::size_t kRefsOfRepository = 2;

struct Topic {
  std::string name;                                         // as first written
  std::map<std::size_t, std::vector<model::ItemRef>> refs;  // by section
  int items = 0;
};

// "SM90", "sm_100a": each repository of kernels speaks of these.
bool names_architecture(std::string_view word) {
  const auto lower = to_lower_ascii(word);
  return lower.starts_with("sm") && lower.size() > 2 && is_digit(lower[2]);
}

// A term: it has a digit and a letter ("FP8", "SM120"), or is an abbreviation of three letters and more ("MLA"), and
// is not what every repository speaks of each day.
bool is_term(std::string_view word) {
  static const std::set<std::string_view> kEverywhere = {
      "API",     "APIS",     "GPU",          "GPUS",        "CPU",   "CUDA",     "NVIDIA",   "CI",
      "PR",      "PRS",      "RFC",          "BUG",         "FIX",   "DOC",      "DOCS",     "TODO",
      "README",  "HTTP",     "JSON",         "YAML",        "TEST",  "PERF",     "FEAT",     "MISC",
      "NFC",     "WIP",      "ADD",          "NOT",         "AND",   "THE",      "FOR",      "WITH",
      "ROADMAP", "QUESTION", "ENV",          "JIT",         "AOT",   "URL",      "CLI",      "DSL",
      "EOF",     "UTF8",     "INT32",        "INT64",       "FP32",  "X86",      "PY3",      "BUGFIX",
      "FEATURE", "USAGE",    "INSTALLATION", "BUILD",       "CORE",  "REFACTOR", "HOTFIX",   "REVERT",
      "RFCS",    "FEATURES", "BUGS",         "PERFORMANCE", "MODEL", "KERNEL",   "FRONTEND", "CLEANUP"};
  if (word.size() < 3 || names_architecture(word)) return false;
  bool upper = true, digit = false, letter = false;
  for (const char c : word) {
    const bool is_upper = c >= 'A' && c <= 'Z', is_lower = c >= 'a' && c <= 'z';
    digit = digit || (c >= '0' && c <= '9');
    letter = letter || is_upper || is_lower;
    upper = upper && !is_lower;
    if (c == '_') return false;
  }
  const bool version = word.front() == 'v' && word.size() > 1 && word[1] >= '0' && word[1] <= '9';
  if (!letter || version || kEverywhere.contains(word) || (word.front() >= '0' && word.front() <= '9')) return false;
  return upper || (digit && word.size() <= 12);
}

// No day has a tenth of these; one that is made up shall not fill the memory.
constexpr std::size_t kMaxTerms = 20'000;

class Collector {
 public:
  void add(std::size_t section, std::string_view title, const model::ItemRef& ref) {
    std::set<std::string> seen;
    for (const auto& word : words_of(title)) {
      const auto original = title.substr(word.begin, word.end - word.begin);
      std::string upper(original);
      for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      if (!is_term(original) || !is_term(upper) || !seen.insert(upper).second) continue;
      if (topics_.size() >= kMaxTerms && !topics_.contains(upper)) continue;
      auto& topic = topics_[upper];
      if (topic.name.empty()) topic.name = std::string(original);
      ++topic.items;
      auto& refs = topic.refs[section];
      if (refs.size() < kRefsOfRepository) refs.push_back(ref);
    }
  }

  std::vector<Topic> shared() const {
    std::vector<Topic> found;
    for (const auto& [key, topic] : topics_)
      if (topic.refs.size() >= 2) found.push_back(topic);
    std::sort(found.begin(), found.end(), [](const Topic& a, const Topic& b) {
      return std::tuple(b.refs.size(), b.items, a.name) < std::tuple(a.refs.size(), a.items, b.name);
    });
    if (found.size() > kMaxTopics) found.resize(kMaxTopics);
    return found;
  }

 private:
  std::map<std::string, Topic> topics_;
};

}  // namespace

std::vector<model::OutlookItem> shared_topics(const model::Report& report) {
  Collector collector;
  for (std::size_t s = 0; s < report.sections.size(); ++s) {
    const auto& section = report.sections[s];
    for (const auto* changes : {&section.highlights, &section.others})
      for (const auto& change : *changes)
        if (change.pull) collector.add(s, change.title, {section.repo, *change.pull, true});
    for (const auto& pull : section.notable_pulls) collector.add(s, pull.title, {section.repo, pull.number, true});
    for (const auto& issue : section.issues) collector.add(s, issue.title, {section.repo, issue.number, false});
  }
  std::vector<model::OutlookItem> items;
  for (const auto& topic : collector.shared()) {
    model::OutlookItem item;
    item.kind = model::OutlookKind::shared_topic;
    item.names = {topic.name};
    item.count = topic.items;
    for (const auto& [section, refs] : topic.refs) {
      item.repos.push_back(report.sections[section].repo);
      item.refs.insert(item.refs.end(), refs.begin(), refs.end());
    }
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace aireport::digest
