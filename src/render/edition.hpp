// What every line of a page needs to know, and the small pieces that lines are made of.
#pragma once

#include <aireport/model/report.hpp>
#include <aireport/render/texts.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/line.hpp"

namespace aireport::render {

// A day's page in its language, zone and web host.
class Edition {
 public:
  explicit Edition(const model::DayHead& head) : Edition(head, head.settings.language) {}
  Edition(const model::DayHead& head, model::Language language) : head_(head), texts_(texts_of(language)) {}

  const model::DayHead& head() const { return head_; }
  const Texts& texts() const { return texts_; }
  const std::string& web_url() const { return head_.settings.web_url; }

  Line line() const { return Line(texts_); }
  Line own(std::string_view text) const { return Line(texts_).own(text); }
  // A pattern with {count}, and whatever other slots there are. The number has thousands separators.
  Line counted(const Counted& pattern, long long count, std::vector<Slot> slots = {}) const;
  Line fields(const std::vector<Line>& lines) const { return join(texts_, lines, texts_.field_separator); }

  // "09:41" within the day, else "2026-01-29 14:02"; in the zone of the window.
  std::string when(UtcTime time) const;
  Line lines_changed(std::int64_t additions, std::int64_t deletions) const;
  Line stats(const model::Stats& stats) const;
  Line author(std::string_view name) const;
  Line labels(const std::vector<std::string>& labels) const;

  // The first names in code; when there are more, how many they are in all: `total`, or as many as are given.
  Line names(const std::vector<std::string>& names, std::int64_t total = 0) const;
  Line refs(const model::RepoName& here, const std::vector<model::ItemRef>& refs) const;
  Line ref(const model::RepoName& here, const model::ItemRef& ref) const;  // "#12", "owner/name#12" elsewhere
  Line pull(const model::RepoName& repo, int number) const;                // "#12"
  Line commit(const model::RepoName& repo, std::string_view sha) const;    // its first digits in code, linked
  // A title, linked to the pull request, else to the commit.
  Line title(const model::RepoName& repo, std::string_view title, std::optional<int> pull, std::string_view sha) const;
  Block quote(const std::vector<model::QuoteLine>& lines) const;

 private:
  const model::DayHead& head_;
  const Texts& texts_;
};

}  // namespace aireport::render
