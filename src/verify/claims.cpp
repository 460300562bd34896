#include "verify/claims.hpp"

#include <fmt/format.h>

#include <aireport/render/alive.hpp>
#include <algorithm>
#include <iterator>

namespace aireport::verify {
namespace {

using render::Inline;
using render::plain_text;

constexpr std::size_t kShortSha = 7;

// The words of a thing that stands in a line, with marks around them where it is more than words.
std::string words_of(const Inline& piece) {
  switch (piece.kind) {
    case Inline::Kind::link:
      return fmt::format("[{}]({})", plain_text(piece.children), piece.url);
    case Inline::Kind::strong:
      return fmt::format("**{}**", plain_text(piece.children));
    case Inline::Kind::code:
      return fmt::format("`{}`", piece.text);
    default:
      return plain_text({piece});
  }
}

bool is_one_text(const render::Inlines& inlines) {
  return inlines.size() == 1 && inlines[0].kind == Inline::Kind::text;
}

// What no word of a plain text goes on behind: a blank, or what is no ASCII.
bool ends_word(char c) {
  return c == ' ' || c == kMark || static_cast<unsigned char>(c) >= 0x80;
}

// Whether code that stands at `at` is what would come alive as text, with the brackets and stops of its word around it.
bool is_set_apart(std::string_view text, std::size_t at, std::string_view code) {
  constexpr std::string_view kOpening = "([{<\"'", kClosing = ")]}>\"'.,;:!?";
  auto begin = at, end = at + 1;
  while (begin > 0 && !ends_word(text[begin - 1])) --begin;
  while (end < text.size() && !ends_word(text[end])) ++end;
  const auto before = text.substr(begin, at - begin), behind = text.substr(at + 1, end - at - 1);
  // A link of Markdown is code as a whole, whatever stands behind it.
  if (code.starts_with('[') && code.find("](http") != std::string_view::npos && code.ends_with(')'))
    return before.empty();
  return before.find_first_not_of(kOpening) == std::string_view::npos &&
         behind.find_first_not_of(kClosing) == std::string_view::npos &&
         render::could_come_alive(fmt::format("{}{}{}", before, code, behind));
}

bool is_commit_link(const Inline& link, const DayFacts& day, const RepoFacts& repo, std::string_view sha) {
  return link.kind == Inline::Kind::link && is_code(link.children, sha.substr(0, kShortSha)) &&
         link.url == model::commit_url(day.web_url, repo.name(), sha);
}

}  // namespace

std::string words_of(const Shape& shape) {
  std::string words;
  std::size_t object = 0;
  for (const char c : shape.text)
    if (c != kMark)
      words += c;
    else if (object < shape.objects.size())
      words += words_of(*shape.objects[object++]);
  return words;
}

bool is_code(const render::Inlines& inlines, std::string_view text) {
  return inlines.size() == 1 && inlines[0].kind == Inline::Kind::code && inlines[0].text == text;
}

std::string text_of(Spot spot, const Inline& link) {
  if (!is_one_text(link.children))
    spot.wrong(fmt::format("\"{}\" should be no more than words", words_of(shape_of(link.children))));
  return plain_text(link.children);
}

bool is_quotation(const Shape& shape, std::string_view words) {
  std::string text;
  std::size_t object = 0;
  for (std::size_t at = 0; at < shape.text.size(); ++at) {
    if (shape.text[at] != kMark) {
      text += shape.text[at];
      continue;
    }
    const auto* piece = object < shape.objects.size() ? shape.objects[object++] : nullptr;
    if (piece == nullptr || piece->kind != Inline::Kind::code || !is_set_apart(shape.text, at, piece->text))
      return false;
    text += piece->text;
  }
  return text == words;
}

const render::Inlines* line_of(Spot spot, const render::Block& item) {
  if (item.children.size() == 1 && item.children[0].kind == render::Block::Kind::paragraph)
    return &item.children[0].inlines;
  spot.wrong("this item is not one line");
  return nullptr;
}

Fields::Fields(const render::Inlines& inlines, const DayFacts& day, Spot spot)
    : fields_(split(shape_of(inlines), day.texts.field_separator)), spot_(spot) {}

const Shape* Fields::take(std::string_view what) {
  const auto* field = peek();
  if (field == nullptr) spot_.wrong(fmt::format("the {} is missing", what));
  skip();
  return field;
}

bool Fields::take_words(std::string_view words) {
  if (peek() == nullptr || !peek()->is_text(words)) return false;
  skip();
  return true;
}

const Inline* Fields::take_link(std::string_view what) {
  const auto* field = take(what);
  if (field == nullptr) return nullptr;
  const auto* link = field->only(Inline::Kind::link);
  if (link == nullptr) spot_.wrong(fmt::format("\"{}\" stands where the {} should be linked", words_of(*field), what));
  return link;
}

std::optional<std::string> Fields::take_strong(std::string_view what) {
  const auto* field = take(what);
  if (field == nullptr) return std::nullopt;
  if (const auto* strong = field->only(Inline::Kind::strong)) return text_of(spot_, *strong);
  spot_.wrong(fmt::format("\"{}\" stands where the {} should be", words_of(*field), what));
  return std::nullopt;
}

void Fields::finish() {
  for (; next_ < fields_.size(); ++next_)
    spot_.wrong(fmt::format("\"{}\" is not supported here", words_of(fields_[next_])));
}

void expect_same(Spot spot, std::string_view what, std::string_view shown, std::string_view known) {
  if (shown != known) spot.wrong(fmt::format("the {} is \"{}\", in the data \"{}\"", what, shown, known));
}

void expect_count(Spot spot, std::string_view what, std::int64_t shown, std::int64_t known) {
  if (shown != known) spot.wrong(fmt::format("the count of {} is {}, in the data {}", what, shown, known));
}

void expect_one_of(Spot spot, const DayFacts& day, std::string_view what, std::string_view shown,
                   const std::vector<std::string>& known) {
  for (const auto& text : known)
    if (shown == day.clean(text)) return;
  spot.wrong(fmt::format("the {} is \"{}\", in the data \"{}\"", what, shown, known.empty() ? "" : known.front()));
}

std::pair<render::Inlines, render::Inlines> lines_of(const render::Inlines& both) {
  const auto line_break = std::find_if(both.begin(), both.end(),
                                       [](const Inline& piece) { return piece.kind == Inline::Kind::line_break; });
  if (line_break == both.end()) return {both, {}};
  return {{both.begin(), line_break}, {line_break + 1, both.end()}};
}

bool is_link_to(const Shape& shape, std::string_view text, std::string_view url) {
  const auto* link = shape.only(Inline::Kind::link);
  return link != nullptr && link->url == url && is_one_text(link->children) && link->children[0].text == text;
}

bool is_code_link_to(const Shape& shape, std::string_view text, std::string_view url) {
  const auto* link = shape.only(Inline::Kind::link);
  return link != nullptr && link->url == url && is_code(link->children, text);
}

void check_author(Spot spot, const DayFacts& day, const Shape& shape, const std::vector<std::string>& authors) {
  if (authors.empty()) return expect_same(spot, "author", words_of(shape), day.texts.no_author);
  const auto slots = match(day.texts.author, shape);
  const auto* name = slots ? slots->at("name").only(Inline::Kind::code) : nullptr;
  if (name == nullptr) return spot.wrong(fmt::format("\"{}\" stands where the author should be", words_of(shape)));
  expect_one_of(spot, day, "author", name->text, authors);
}

void check_time(Spot spot, const DayFacts& day, const Shape& shape, const std::vector<UtcTime>& times) {
  for (const auto time : times)
    if (shape.is_text(day.when(time))) return;
  spot.wrong(fmt::format("the time is \"{}\", in the data \"{}\"", words_of(shape),
                         times.empty() ? "" : day.when(times.front())));
}

void check_stats(Spot spot, const DayFacts& day, const Shape& shape, const std::optional<model::Stats>& stats) {
  if (!stats) return expect_same(spot, "change", words_of(shape), day.texts.no_stats);
  if (*stats == model::Stats{}) return expect_same(spot, "change", words_of(shape), day.texts.no_changes);
  const auto cut = shape.text.rfind(" +");
  const auto files = match(day.texts.files, {shape.text.substr(0, cut), {}});
  const auto lines =
      cut == std::string::npos ? std::nullopt : match(day.texts.lines_changed, {shape.text.substr(cut + 1), {}});
  if (!files || !lines || !shape.objects.empty())
    return spot.wrong(fmt::format("\"{}\" stands where files and lines should be counted", words_of(shape)));
  expect_count(spot, "files", number_of(*files, "count"), stats->files);
  expect_count(spot, "added lines", number_of(*lines, "additions"), stats->additions);
  expect_count(spot, "removed lines", number_of(*lines, "deletions"), stats->deletions);
}

void check_commits(Spot spot, const DayFacts& day, const RepoFacts& repo, const Shape& shape,
                   const std::vector<std::string>& shas) {
  if (shas.empty())
    return expect_same(spot, "list of commits", words_of(shape),
                       repo.lacks(model::Part::commits) ? day.texts.commits_not_known : day.texts.no_commits);
  const auto shown = shape.objects.size();
  std::string links = shown == 0 ? "" : std::string(1, kMark);
  for (std::size_t i = 1; i < shown; ++i) links += std::string(" ") + kMark;
  if (shown == 0 || shown > shas.size() || !shape.text.starts_with(links))
    return spot.wrong(fmt::format("\"{}\" stands where {} commits should", words_of(shape), shas.size()));
  for (std::size_t i = 0; i < shown; ++i)
    if (!is_commit_link(*shape.objects[i], day, repo, shas[i]))
      spot.wrong(fmt::format("\"{}\" leads to {}, where {} should be", plain_text({*shape.objects[i]}),
                             shape.objects[i]->url, shas[i]));
  const auto rest = std::string_view(shape.text).substr(links.size());
  const auto more =
      rest.starts_with(' ') ? match(day.texts.more_commits, {std::string(rest.substr(1)), {}}) : std::nullopt;
  if (!rest.empty() && !more) return spot.wrong(fmt::format("\"{}\" is not supported here", rest));
  expect_count(spot, "further commits", more ? number_of(*more, "count") : 0,
               static_cast<std::int64_t>(shas.size() - shown));
}

void check_names(Spot spot, const DayFacts& day, const Shape& shape, const std::vector<std::string>& names,
                 std::int64_t total) {
  const auto known = std::max(total, std::int64_t{std::ssize(names)});
  const auto shown = shape.objects.size();
  std::string list;
  for (std::size_t i = 0; i < shown; ++i) list += (i > 0 ? std::string(day.texts.comma) : "") + kMark;
  if (shown == 0 || shown > names.size() || !shape.text.starts_with(list))
    return spot.wrong(fmt::format("\"{}\" stands where {} names should", words_of(shape), names.size()));
  for (std::size_t i = 0; i < shown; ++i) {
    if (shape.objects[i]->kind != Inline::Kind::code) spot.wrong("a name is not in code");
    expect_same(spot, "name", plain_text({*shape.objects[i]}), day.clean(names[i]));
  }
  const Shape rest{shape.text.substr(list.size()), {}};
  if (rest.text.empty()) return expect_count(spot, "names", static_cast<std::int64_t>(shown), known);
  const auto note = match(day.texts.note, rest);
  const auto more = note ? match(day.texts.more_names, note->at("note")) : std::nullopt;
  if (!more) return spot.wrong(fmt::format("\"{}\" is not supported here", rest.text));
  expect_count(spot, "names", number_of(*more, "count"), known);
}

void check_refs(Spot spot, const DayFacts& day, const model::RepoName& here, const Shape& shape,
                const std::vector<model::ItemRef>& refs) {
  const auto links = split(shape, day.texts.comma);
  if (links.size() != refs.size())
    return spot.wrong(fmt::format("\"{}\" stands where {} numbers should", words_of(shape), refs.size()));
  for (std::size_t i = 0; i < refs.size(); ++i) {
    const auto& ref = refs[i];
    const auto name = fmt::format("{}#{}", model::same_repo(here, ref.repo) ? "" : ref.repo.full(), ref.number);
    const auto url = ref.pull ? model::pull_url(day.web_url, ref.repo, ref.number)
                              : model::issue_url(day.web_url, ref.repo, ref.number);
    if (!is_link_to(links[i], name, url))
      spot.wrong(fmt::format("\"{}\" stands where {} should, linked to {}", words_of(links[i]), name, url));
  }
}

void check_labels(Spot spot, const DayFacts& day, Fields& fields, const std::vector<std::string>& labels) {
  if (labels.empty()) return;
  const auto* field = fields.take("labels");
  if (field == nullptr) return;
  const auto slots = match(day.texts.labels, *field);
  if (!slots) return spot.wrong(fmt::format("\"{}\" stands where the labels should be", words_of(*field)));
  check_names(spot, day, slots->at("names"), labels);
}

void check_comments(Spot spot, const DayFacts& day, Fields& fields, int comments) {
  if (comments <= 0) return;
  const auto* field = fields.take("count of comments");
  if (field == nullptr) return;
  const auto slots = match(day.texts.comments, *field);
  if (!slots) return spot.wrong(fmt::format("\"{}\" stands where comments should be counted", words_of(*field)));
  expect_count(spot, "comments", number_of(*slots, "count"), comments);
}

void check_mark(Spot spot, Fields& fields, std::string_view words, bool holds) {
  if (fields.take_words(words) != holds)
    spot.wrong(fmt::format("\"{}\" {}", words, holds ? "is missing" : "is not supported"));
}

}  // namespace aireport::verify
