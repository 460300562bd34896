#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "verify/change.hpp"
#include "verify/claims.hpp"
#include "verify/sequence.hpp"
#include "verify/snippet.hpp"

namespace aireport::verify {
namespace {

using model::ReasonKind;
using render::Block;
using render::Inline;
using render::plain_text;

// Names of these come from the user's rules, the branch or other repositories, not from the change's own texts.
bool is_in_its_texts(ReasonKind kind) {
  return kind != ReasonKind::watched_path && kind != ReasonKind::other_branch && kind != ReasonKind::referred_by;
}

void check_slots(Spot spot, const DayFacts& day, const RepoFacts& repo, const Story& story, const model::Reason& reason,
                 const Slots& slots) {
  if (slots.contains("count"))
    expect_count(spot, "what is said of it", number_of(slots, "count"),
                 reason.count != 0 ? reason.count : std::ssize(reason.names));
  if (const auto names = slots.find("names"); names != slots.end()) {
    auto known = reason.names;
    if (const auto function = slots.find("function"); function != slots.end()) {
      check_names(spot, day, function->second, {known.back()});
      known.pop_back();
    }
    check_names(spot, day, names->second, known, slots.contains("count") ? 0 : reason.count);
    const auto texts = story.texts();
    for (const auto& name : reason.names)
      if (is_in_its_texts(reason.kind) && !says(texts, name))
        spot.wrong(fmt::format("\"{}\" stands nowhere in the change", name));
  }
  if (const auto refs = slots.find("refs"); refs != slots.end())
    check_refs(spot, day, repo.name(), refs->second, reason.refs);
}

// Whether there is nothing to fill the sentence with, so that its bare form stands, if it has one.
bool is_bare(const render::Sentence& sentence, const model::Reason& reason) {
  const auto lacks = [&](std::string_view slot, bool empty) {
    return empty && sentence.full.many.find(slot) != std::string_view::npos;
  };
  return lacks("{names}", reason.names.empty()) || lacks("{refs}", reason.refs.empty());
}

void check_reasons(Spot spot, const DayFacts& day, const RepoFacts& repo, const Story& story,
                   const render::Inlines& line) {
  const auto slots = match(day.texts.why, shape_of(line));
  if (!slots) return spot.wrong("this says nothing of the change");
  const auto sentences = split(slots->at("reasons"), day.texts.sentence_separator);
  const auto reasons = told_reasons(day, story);
  expect_count(spot, "reasons", std::ssize(sentences), std::ssize(reasons));
  for (std::size_t i = 0; i < std::min(sentences.size(), reasons.size()); ++i)
    check_reason(spot, day, repo, story, *reasons[i], sentences[i]);
}

std::vector<std::string_view> quotable(const Story& story) {
  std::vector<std::string_view> sources;
  if (story.pull != nullptr) sources.push_back(story.pull->body);
  for (const auto* commit : story.commits) sources.push_back(commit->message);
  return sources;
}

bool is_renamed(const DayFacts& day, const FileFacts& file, const Shape& shown) {
  const bool copied = file.statuses.contains("copied");
  const auto is = [&](std::string_view pattern) {
    const auto slots = match(pattern, shown);
    const auto* name = slots ? slots->at("name").only(Inline::Kind::code) : nullptr;
    return name != nullptr && std::any_of(file.previous.begin(), file.previous.end(), [&](const std::string& previous) {
             return !previous.empty() && name->text == day.clean(previous);
           });
  };
  return (copied && is(day.texts.file_copied)) || ((!copied || file.statuses.size() > 1) && is(day.texts.file_renamed));
}

// GitHub's word in the language of the page; a rename or copy says from where instead. Where several commits changed
// the file, what one of them did.
bool is_status(const DayFacts& day, const FileFacts& file, const Shape& shown) {
  if (is_renamed(day, file, shown)) return true;
  if (!file.previous.contains("")) return false;
  return std::any_of(file.statuses.begin(), file.statuses.end(), [&](const std::string& status) {
    const auto word = day.texts.file_status(status);
    if (!word.empty()) return shown.is_text(word);
    const auto* code = shown.only(Inline::Kind::code);
    return code != nullptr && code->text == day.clean(status);
  });
}

// "`path` status +1 −2", and that there is no diff of it. The path, or nothing.
std::string check_file(Spot spot, const DayFacts& day, const Story& story, const render::Inlines& line,
                       model::Stats& rest) {
  Fields fields(line, day, spot);
  const auto* row = fields.take("file");
  if (row == nullptr) return {};
  const auto* path = row->objects.empty() ? nullptr : row->objects[0];
  const auto found = std::find_if(story.files.begin(), story.files.end(), [&](const auto& entry) {
    return path != nullptr && path->kind == Inline::Kind::code && path->text == day.clean(entry.first);
  });
  if (found == story.files.end()) {
    spot.wrong(fmt::format("\"{}\" is no file of the change", path == nullptr ? row->text : plain_text({*path})));
    return {};
  }
  const auto& file = found->second;
  const auto cut = row->text.rfind(" +");
  const auto lines =
      cut == std::string::npos ? std::nullopt : match(day.texts.lines_changed, {row->text.substr(cut + 1), {}});
  if (!lines || !row->text.starts_with(kMark + std::string(" "))) {
    spot.wrong("its lines are not counted, or not behind it");
    return found->first;
  }
  expect_count(spot, "added lines", number_of(*lines, "additions"), file.additions);
  expect_count(spot, "removed lines", number_of(*lines, "deletions"), file.deletions);
  const auto status = part_of(*row, 2, cut);
  if (!is_status(day, file, status))
    spot.wrong(fmt::format("the status \"{}\" is not that of {}", status.text, found->first));
  check_mark(spot, fields, file.additions + file.deletions > 0 ? day.texts.file_too_large : day.texts.file_binary,
             file.without_patch);
  fields.finish();
  rest.files -= 1;
  rest.additions -= file.additions;
  rest.deletions -= file.deletions;
  return found->first;
}

bool is_more_files(const DayFacts& day, const Shape& shape) {
  const auto cut = shape.text.rfind(" +");
  return shape.objects.empty() && cut != std::string::npos &&
         match(day.texts.more_files, {shape.text.substr(0, cut), {}}).has_value();
}

void check_more_files(Spot spot, const DayFacts& day, const Shape& shape, const model::Stats& rest) {
  const auto cut = shape.text.rfind(" +");
  const auto files = match(day.texts.more_files, {shape.text.substr(0, cut), {}});
  const auto lines = match(day.texts.lines_changed, {shape.text.substr(cut + 1), {}});
  if (!files || !lines) return spot.wrong("the further files are not counted");
  expect_count(spot, "further files", number_of(*files, "count"), rest.files);
  expect_count(spot, "lines added in them", number_of(*lines, "additions"), rest.additions);
  expect_count(spot, "lines removed in them", number_of(*lines, "deletions"), rest.deletions);
}

std::vector<std::string> paths_of(const std::vector<model::FileRow>& files) {
  std::vector<std::string> paths;
  paths.reserve(files.size());
  for (const auto& file : files) paths.push_back(file.path);
  return paths;
}

void check_files(Findings& findings, const DayFacts& day, const Story& story, const Block& list) {
  model::Stats rest = story.stats.value_or(model::Stats{});
  Sequence files(paths_of(story.judged->files));
  bool counted = false;
  for (const auto& item : list.children) {
    const Spot spot{findings, item.line};
    const auto* line = line_of(spot, item);
    if (line == nullptr) continue;
    if (counted) {
      spot.wrong("this is no file of the change");
    } else if (const auto shape = shape_of(*line); is_more_files(day, shape)) {
      counted = true;
      check_more_files(spot, day, shape, rest);
    } else if (const auto path = check_file(spot, day, story, *line, rest); !path.empty()) {
      files.take(spot, path);
    }
  }
  const Spot spot{findings, list.line};
  files.finish(spot);
  if (!counted && story.stats && rest.files != 0)
    spot.wrong(fmt::format("{} further files are not counted", rest.files));
}

}  // namespace

std::vector<const model::Reason*> told_reasons(const DayFacts& day, const Story& story) {
  std::vector<const model::Reason*> told;
  for (const auto& reason : story.judged->reasons) {
    const auto sentence = day.texts.reason(reason.kind);
    if (!sentence.bare.empty() || !is_bare(sentence, reason)) told.push_back(&reason);
  }
  return told;
}

void check_reason(Spot spot, const DayFacts& day, const RepoFacts& repo, const Story& story,
                  const model::Reason& reason, const Shape& sentence) {
  const auto forms = day.texts.reason(reason.kind);
  if (is_bare(forms, reason) && sentence.is_text(forms.bare)) return;
  const auto slots = is_bare(forms, reason) ? std::nullopt : match(forms.full, sentence);
  if (!slots) return spot.wrong(fmt::format("\"{}\" is not the reason that stands here", words_of(sentence)));
  check_slots(spot, day, repo, story, reason, *slots);
}

void check_highlight_body(Spot title, const DayFacts& day, const RepoFacts& repo, const Story& story,
                          const render::Inlines& reasons, Blocks blocks) {
  auto& findings = title.findings;
  int snippets = 0, quotes = 0, lists = 0;
  std::int64_t further = 0;
  if (!reasons.empty())
    check_reasons(title, day, repo, story, reasons);
  else if (!told_reasons(day, story).empty())
    title.wrong("it is not said why this matters");
  while (!blocks.empty()) {
    const auto& block = blocks.take();
    if (block.kind == Block::Kind::quote) {
      ++quotes;
      check_quote(findings, day, block, Quoted::text, quotable(story), story.judged->quote);
    } else if (block.kind == Block::Kind::bullet_list) {
      ++lists;
      check_files(findings, day, story, block);
    } else if (block.kind == Block::Kind::paragraph && blocks.starts_with(Block::Kind::code)) {
      const auto& known = story.judged->snippets;
      if (std::ssize(known) <= snippets) {
        findings.add(block.line, "this code is more than the change has");
        blocks.take();
        continue;
      }
      if (further > 0) findings.add(block.line, "code stands behind the count of what is not shown");
      further =
          check_snippet(findings, day, repo, story, known[static_cast<std::size_t>(snippets++)], block, blocks.take());
    } else {
      findings.add(block.line, "this does not belong to a change");
    }
  }
  const auto& judged = *story.judged;
  expect_count(title, "its quotations", quotes, judged.quote.empty() ? 0 : 1);
  expect_count(title, "its lists of files", lists, judged.files.empty() ? 0 : 1);
  expect_count(title, "its pieces of code", snippets, std::ssize(judged.snippets));
  expect_count(title, "further hunks", further, snippets == 0 ? 0 : story.hunks - snippets);
}

}  // namespace aireport::verify
