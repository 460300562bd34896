#include "random_day.hpp"

#include <limits>
#include <random>

namespace aireport::testing {
namespace {

class RandomDay {
 public:
  explicit RandomDay(unsigned seed) : random_(seed) {}

  snapshot::Snapshot make() {
    snapshot::Snapshot day;
    day.head = head();
    fill(day.repositories, 3, [this] { return activity(); });
    return day;
  }

 private:
  std::string text() {
    static const std::string pieces[] = {"",
                                         "fix",
                                         "修复 ",
                                         "\"",
                                         "\\",
                                         "\n",
                                         "\r\n",
                                         std::string(1, '\0'),
                                         "\x1b[31m",
                                         "\x7f",
                                         "\u2028",
                                         "\u202e",
                                         "\uFFFD",
                                         "\xed\x9f\xbf",      // the last before the surrogates
                                         "\xee\x80\x80",      // the first after them
                                         "\xf0\x9f\x91\xa9",  // beyond the first plane
                                         "\xf4\x8f\xbf\xbf",  // the last of all
                                         "</script>",
                                         "\\u0000",
                                         "]}"};
    std::string made;
    for (int n = below(4); n > 0; --n) made += pieces[static_cast<std::size_t>(below(std::ssize(pieces)))];
    return made;
  }

  int below(std::ptrdiff_t bound) { return static_cast<int>(random_() % static_cast<unsigned long>(bound)); }
  bool chance() { return below(2) == 0; }

  int number() {
    constexpr int kEdges[] = {0, 1, 77, std::numeric_limits<int>::max()};
    return kEdges[static_cast<std::size_t>(below(std::ssize(kEdges)))];
  }

  UtcTime time() {
    constexpr std::int64_t kLast = 253'402'300'799;  // the end of the year 9999
    return UtcTime{std::chrono::seconds{static_cast<std::int64_t>(random_() % static_cast<unsigned long>(kLast))}};
  }

  Date date() { return Date{std::chrono::floor<std::chrono::days>(time())}; }
  std::string sha() { return std::string(40, "0123456789abcdef"[below(16)]); }
  model::RepoName repo() { return {chance() ? "a" : "NVIDIA", chance() ? "b.c_d-e" : "cutlass"}; }

  template <typename T, typename Make>
  void fill(std::vector<T>& list, int most, const Make& make) {
    for (int n = below(most + 1); n > 0; --n) list.push_back(make());
  }

  template <typename Make>
  auto maybe(const Make& make) {
    return chance() ? std::optional(make()) : std::nullopt;
  }

  std::vector<std::string> texts() {
    std::vector<std::string> list;
    fill(list, 2, [this] { return text(); });
    return list;
  }

  std::optional<model::Account> account() {
    return maybe([this] { return model::Account{text(), chance()}; });
  }
  model::Person person() { return {account(), text(), time()}; }

  model::Commit commit() {
    model::Commit made{sha(), text(), person(), person(), texts(), std::nullopt};
    if (chance()) return made;
    made.detail = model::CommitDetail{number(), number(), {}, chance()};
    fill(made.detail->files, 3, [this] {
      return model::FileChange{text(), text(), text(), number(), number(), maybe([this] { return text(); }), number()};
    });
    return made;
  }

  model::PullRequest pull() {
    const auto when = [this] { return time(); };
    return {number(),
            text(),
            text(),
            account(),
            texts(),
            chance(),
            time(),
            maybe(when),
            maybe(when),
            maybe([this] { return number(); }),
            maybe([this] {
              return model::PullDetail{text(),  maybe([this] { return text(); }), number(), number(), number(),
                                       number()};
            })};
  }

  model::Issue issue() {
    return {number(), text(),  text(), account(), texts(), text(), time(), maybe([this] { return time(); }),
            number(), number()};
  }

  model::Gap gap() {
    return {static_cast<model::Part>(below(7)), static_cast<model::GapReason>(below(17)), number(), text(), text()};
  }

  model::RepoActivity activity() {
    model::RepoActivity made;
    made.repo = repo();
    made.renamed_to = maybe([this] { return repo(); });
    made.empty = chance();
    made.issues_disabled = chance();
    fill(made.gaps, 2, [this] { return gap(); });
    fill(made.commits, 3, [this] { return commit(); });
    fill(made.late_commits, 1, [this] { return commit(); });
    fill(made.pulls, 2, [this] { return pull(); });
    fill(made.issues, 2, [this] { return issue(); });
    fill(made.releases, 2, [this] { return model::Release{text(), text(), text(), account(), time(), chance()}; });
    return made;
  }

  model::RepoSettings repo_settings() {
    const auto extra = [this] { return model::ExtraPattern{text(), text()}; };
    model::RepoSettings made{repo(), text(), {texts(), texts(), texts(), texts()}, {texts(), chance()}, {}, {}};
    fill(made.kinds, 1, extra);
    fill(made.areas, 2, extra);
    return made;
  }

  model::DayHead head() {
    model::DayHead made;
    made.window = {date(), text(), time(), time(), {}};
    fill(made.window.offsets, 3, [this] {
      return model::OffsetSpan{time(), std::chrono::seconds{below(100'000) - 50'000}};
    });
    made.state = static_cast<model::DayState>(below(3));
    made.known_until = maybe([this] { return time(); });
    made.settings.title = text();
    made.settings.language = chance() ? model::Language::zh : model::Language::en;
    made.settings.web_url = chance() ? "https://github.com" : "https://github.example.com:8443/code";
    made.settings.digest = {number(), number(), number(), texts()};
    fill(made.settings.repos, 2, [this] { return repo_settings(); });
    fill(made.former_names, 2, [this] { return model::FormerName{repo(), repo()}; });
    made.totals = {number(), number(), number(), number(), number(), number(), number(), number(), number(), number()};
    made.repositories = number();
    made.repositories_active = number();
    made.repositories_with_gaps = number();
    return made;
  }

  std::mt19937_64 random_;
};

}  // namespace

snapshot::Snapshot random_day(unsigned seed) {
  return RandomDay(seed).make();
}

}  // namespace aireport::testing
