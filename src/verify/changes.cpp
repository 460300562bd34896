#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "verify/item_list.hpp"
#include "verify/sequence.hpp"

namespace aireport::verify {
namespace {

using render::Block;
using render::Inline;
using render::plain_text;

bool starts_change(const Block& block) {
  return block.kind == Block::Kind::paragraph && !block.inlines.empty() &&
         block.inlines.front().kind == Inline::Kind::strong;
}

// A change that is only named, by its URL.
struct Named {
  std::string name;   // "#12", "`abc1234`"
  std::string label;  // what it was folded as
  Spot spot;
};
using NamedChanges = std::map<std::string, Named, std::less<>>;

std::string marked_text(const Inline& link) {
  const bool code = link.children.size() == 1 && link.children[0].kind == Inline::Kind::code;
  return code ? fmt::format("`{}`", link.children[0].text) : plain_text(link.children);
}

std::string key_of_folded(std::string_view kind, std::string_view url) {
  return fmt::format("{} ({})", url, kind);
}

// What is only named, in the order of the page.
std::vector<std::string> folded_keys(const DayFacts& day, const RepoFacts& repo) {
  std::vector<std::string> keys;
  for (const auto& group : repo.judged().folded) {
    const auto kind = group.as == model::FoldedAs::bots ? day.texts.bots : day.texts.kind(group.kind);
    for (const auto& ref : group.refs)
      keys.push_back(key_of_folded(kind, ref.pull ? model::pull_url(day.web_url, repo.name(), *ref.pull)
                                                  : model::commit_url(day.web_url, repo.name(), ref.sha)));
  }
  return keys;
}

// The changes of one kind, "docs 2 (#1 #2)".
void read_folded_group(Spot spot, const Slots& slots, NamedChanges& named, Sequence& order) {
  const auto links = split(slots.at("refs"), " ");
  expect_count(spot, "folded changes", number_of(slots, "count"), std::ssize(links));
  for (const auto& shown : links) {
    const auto* link = shown.only(Inline::Kind::link);
    if (link == nullptr)
      spot.wrong(fmt::format("\"{}\" names no change", shown.text));
    else if (order.take(spot, key_of_folded(slots.at("kind").text, link->url)))
      named.emplace(link->url, Named{marked_text(*link), slots.at("kind").text, spot});
  }
}

void read_folded(Spot spot, const render::Texts& texts, const Shape& groups, NamedChanges& named, Sequence& order) {
  for (const auto& group : split(groups, texts.comma))
    if (const auto slots = match(texts.folded_group, group))
      read_folded_group(spot, *slots, named, order);
    else
      spot.wrong(fmt::format("\"{}\" counts no folded changes", group.text));
}

// What a change took in is of the day; what it only speaks of has no commit here.
bool is_of_day(const model::RelatedChange& related) {
  return !related.commits.empty() || related.relation == model::Relation::series ||
         related.relation == model::Relation::follow_up;
}

// The names under which a change is folded: its number, else all of its commits; and those of what it took in.
std::vector<std::pair<std::string, std::string>> names_of(const DayFacts& day, const RepoFacts& repo,
                                                          const model::Change& change) {
  constexpr std::size_t kShortSha = 7;
  std::vector<std::pair<std::string, std::string>> names;
  const auto add = [&](std::optional<int> pull, const std::vector<std::string>& commits) {
    if (pull) {
      names.emplace_back(model::pull_url(day.web_url, repo.name(), *pull), fmt::format("#{}", *pull));
      return;
    }
    for (const auto& sha : commits)
      names.emplace_back(model::commit_url(day.web_url, repo.name(), sha),
                         fmt::format("`{}`", sha.substr(0, kShortSha)));
  };
  add(change.pull, change.commits);
  for (const auto& related : change.related)
    if (is_of_day(related)) add(related.pull, related.commits);
  return names;
}

// A change is told by its names when all of them are there.
void take_folded(const Part& part, const Story& story, NamedChanges& named) {
  const auto names = names_of(part.day, part.repo, *story.judged);
  const bool all =
      std::all_of(names.begin(), names.end(), [&](const auto& name) { return named.contains(name.first); });
  if (names.empty() || !all || !part.told.insert(&story).second) return;
  part.folded.insert(&story);
  const auto label = story.judged->bot ? part.day.texts.bots : part.day.texts.kind(story.judged->kind);
  for (const auto& [url, name] : names) {
    const auto found = named.find(url);
    if (found == named.end()) continue;  // two of its names may be one
    expect_same(found->second.spot, "name", found->second.name, name);
    expect_same(found->second.spot, fmt::format("kind of {}", name), found->second.label, label);
    named.erase(found);
  }
}

std::vector<std::string> urls_of(const RepoFacts& repo, const std::vector<model::Change>& changes) {
  std::vector<std::string> urls;
  urls.reserve(changes.size());
  for (const auto& change : changes) urls.push_back(repo.url_of(change));
  return urls;
}

}  // namespace

void check_highlights(const Part& part, Blocks blocks) {
  Sequence order(urls_of(part.repo, part.repo.judged().highlights));
  while (!blocks.empty()) {
    const auto& block = blocks.take();
    if (!starts_change(block)) {
      part.findings.add(block.line, "this belongs to no change");
      continue;
    }
    const auto body = blocks.take_until(starts_change);
    const Spot spot{part.findings, block.line};
    const auto [title, reasons] = lines_of(block.inlines);
    const auto* story = check_change_line(spot, part.day, part.repo, title, part.told);
    if (story == nullptr) continue;
    order.take(spot, part.repo.url_of(*story->judged));
    check_highlight_body(spot, part.day, part.repo, *story, reasons, body);
  }
  order.finish({part.findings, part.line});
}

void check_others(const Part& part, Blocks blocks) {
  NamedChanges named;
  Sequence order(urls_of(part.repo, part.repo.judged().others));
  Sequence folded_order(folded_keys(part.day, part.repo));
  bool folded = false;
  for_items(part, blocks, [&](Spot spot, const render::Inlines& line, Blocks inside) {
    check_nothing_inside(part, inside);
    if (folded) return spot.wrong("this stands behind what is folded");
    if (const auto groups = match(part.day.texts.folded, shape_of(line))) {
      folded = true;
      read_folded(spot, part.day.texts, groups->at("groups"), named, folded_order);
    } else if (const auto* story = check_change_line(spot, part.day, part.repo, line, part.told)) {
      order.take(spot, part.repo.url_of(*story->judged));
    }
  });
  const Spot spot{part.findings, part.line};
  order.finish(spot);
  folded_order.finish(spot);
  for (const auto& story : part.repo.stories())
    if (!part.told.contains(&story)) take_folded(part, story, named);
  for (const auto& [url, left] : named)
    left.spot.wrong(fmt::format("{} is no change of this day, or not all of it", url));
}

}  // namespace aireport::verify
