// What the collector holds, how much that is, and what it lets go when it is too much.
#include <utility>

#include "github/collector.hpp"

namespace aireport::github {

using model::Part;

void Collector::add_gap(model::Gap gap) {
  weight_ += weight_of(gap);
  activity_.gaps.push_back(std::move(gap));
}

void Collector::add_gaps(std::vector<model::Gap> gaps) {
  for (auto& gap : gaps) add_gap(std::move(gap));
}

void Collector::keep_issue(model::Issue issue) {
  if (const auto known = issues_.find(issue.number); known != issues_.end()) weight_ -= weight_of(known->second);
  weight_ += weight_of(issue);
  issues_.insert_or_assign(issue.number, std::move(issue));
}

void Collector::list_texts(std::size_t repo, std::vector<HeldText>& held) const {
  const auto add = [&](TextKind kind, std::size_t bytes, std::size_t item, std::string_view name, std::size_t file) {
    if (bytes > kLongText) held.push_back({bytes, kind, repo, item, file, name});
  };
  for (std::size_t index = 0; index < commit_count(); ++index) {
    const auto& of = commit(index);
    add(TextKind::message, bytes_below_title(of), index, of.sha, 0);
    if (!of.detail) continue;
    for (std::size_t file = 0; file < of.detail->files.size(); ++file)
      if (const auto& patch = of.detail->files[file].patch) add(TextKind::patch, patch->size(), index, of.sha, file);
  }
  for (const auto& [number, pull] : pulls_)
    add(TextKind::pull, pull.body.size(), static_cast<std::size_t>(number), {}, 0);
  for (const auto& [number, issue] : issues_)
    add(TextKind::issue, issue.body.size(), static_cast<std::size_t>(number), {}, 0);
  for (std::size_t index = 0; index < activity_.releases.size(); ++index)
    add(TextKind::release, activity_.releases[index].body.size(), index, activity_.releases[index].tag_name, 0);
}

void Collector::drop(const HeldText& text) {
  const auto number = static_cast<int>(text.item);
  const auto tell = [&](Part part, std::string subject) {
    add_gap({part, model::GapReason::too_large, 0, std::move(subject), {}});
  };
  const auto empty = [this](auto& item) {
    weight_ -= weight_of(item);
    std::string().swap(item.body);
    weight_ += weight_of(item);
  };
  switch (text.kind) {
    case TextKind::patch: {
      auto& commit = commit_at(text.item);
      auto& file = commit.detail->files[text.file];
      weight_ -= weight_of(file);
      file.patch.reset();
      file.patch_lines_cut = 0;
      weight_ += weight_of(file);
      return tell(Part::commit_detail, commit.sha);
    }
    case TextKind::message: {
      auto& commit = commit_at(text.item);
      weight_ -= weight_of(commit);
      commit.message.resize(commit.message.size() - text.bytes);
      commit.message.shrink_to_fit();
      weight_ += weight_of(commit);
      return tell(Part::commit_detail, commit.sha);
    }
    case TextKind::pull:
      empty(pulls_.at(number));
      return tell(Part::pulls, std::to_string(number));
    case TextKind::issue:
      empty(issues_.at(number));
      return tell(Part::issues, std::to_string(number));
    case TextKind::release: {
      auto& release = activity_.releases[text.item];
      empty(release);
      return tell(Part::releases, release.tag_name);
    }
  }
}

void Collector::give_up() {
  given_up_ = true;
  activity_ = {};
  activity_.repo = repo_.repo;
  pulls_.clear();
  issues_.clear();
  shas_.clear();
  tags_.clear();
  detail_pages_.clear();
  weight_ = {};
  add_gap({Part::repository, model::GapReason::too_large, 0, {}, {}});
}

}  // namespace aireport::github
