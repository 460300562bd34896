// Whatever foreign text holds, the page has the blocks and the texts that were put in: read by cmark, and by cmark-gfm
// with GitHub's extensions.
#include <cmark.h>
#include <gtest/gtest.h>

#include <aireport/render/foreign_text.hpp>
#include <aireport/render/page_reader.hpp>
#include <aireport/render/render.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <regex>
#include <set>

#include "hostile_texts.hpp"
#include "render/page.hpp"
#include "support/sample_report.hpp"
#include "support/temporary_folder.hpp"

namespace aireport::render {
namespace {

// Gives every place of a report where foreign text can stand the next of the texts, and remembers which.
class Poisoner {
 public:
  Poisoner() : texts_(testing::hostile_texts()), names_(testing::hostile_names()), shas_(testing::hostile_shas()) {}

  bool done() const { return next_ >= texts_.size(); }
  std::set<std::string> used;

  void poison(model::Report& report) {
    take(report.head.settings.title);
    take(report.head.window.timezone);
    for (auto& section : report.sections) poison(section);
    for (auto& item : report.outlook) {
      take(item.title);
      if (!item.sha.empty()) take_sha(item.sha);
      take_all(item.names);
      for (auto& repo : item.repos) take(repo);
      take_all(item.refs);
      take_all(item.answered_by);
    }
  }

 private:
  void take(std::string& place) {
    place = texts_[next_++ % texts_.size()];
    used.insert(place);
  }
  // What a name or a sha can be is decided where answers and snapshots are read; within that there is room enough.
  void take(model::RepoName& repo) { repo = names_[next_name_++ % names_.size()]; }
  void take_sha(std::string& place) { place = shas_[next_sha_++ % shas_.size()]; }
  void take_shas(std::vector<std::string>& places) {
    for (auto& place : places) take_sha(place);
  }
  void take_all(std::vector<model::ItemRef>& refs) {
    for (auto& ref : refs) take(ref.repo);
  }
  void take_all(std::vector<std::string>& places) {
    for (auto& place : places) take(place);
  }
  void take_all(std::vector<model::QuoteLine>& lines) {
    for (auto& line : lines) take(line.text);
  }

  void poison(model::Change& change) {
    take(change.title);
    take(change.author);
    take_all(change.areas);
    take_shas(change.commits);
    for (auto& reason : change.reasons) {
      take_all(reason.names);
      take_all(reason.refs);
    }
    for (auto& related : change.related) {
      take(related.title);
      take_shas(related.commits);
    }
    take_all(change.quote);
    for (auto& file : change.files) {
      take(file.path);
      take(file.status);
      if (!file.previous_path.empty()) take(file.previous_path);
    }
    for (auto& snippet : change.snippets) {
      take_sha(snippet.sha);
      take_sha(snippet.parent_sha);
      take(snippet.path);
      if (!snippet.section.empty()) take(snippet.section);
      for (auto& line : snippet.lines) {
        take(line);
        for (auto& c : line)
          if (c == '\n') c = ' ';
      }
    }
  }

  void poison(model::RepoSection& section) {
    take(section.repo);
    if (section.configured) take(*section.configured);
    for (auto& folded : section.folded)
      for (auto& ref : folded.refs)
        if (!ref.pull) take_sha(ref.sha);
    for (auto& gap : section.gaps) {
      take(gap.detail);
      take(gap.subject);
    }
    for (auto& release : section.releases) {
      take(release.tag);
      take(release.name);
      take(release.author);
      take_all(release.notes);
    }
    for (auto& change : section.highlights) poison(change);
    for (auto& change : section.others) poison(change);
    for (auto& pull : section.notable_pulls) {
      take(pull.title);
      take(pull.author);
      take_all(pull.labels);
    }
    for (auto& issue : section.issues) {
      take(issue.title);
      take(issue.author);
      take_all(issue.labels);
      take_all(issue.excerpt);
      take_all(issue.answered_by);
    }
    for (auto& late : section.late) {
      take(late.title);
      take_sha(late.sha);
      take(late.author);
    }
  }

  std::vector<std::string> texts_;
  std::vector<model::RepoName> names_;
  std::vector<std::string> shas_;
  std::size_t next_ = 0, next_name_ = 0, next_sha_ = 0;
};

// A page for every so many texts, until each had its turn in several places.
std::vector<model::Report> make_hostile_reports() {
  std::vector<model::Report> reports;
  Poisoner poisoner;
  for (int i = 0; !poisoner.done() || i < 40; ++i) {
    auto report = aireport::testing::sample_report(i % 2 == 0 ? model::Language::zh : model::Language::en);
    poisoner.poison(report);
    reports.push_back(std::move(report));
  }
  return reports;
}

const std::vector<model::Report>& hostile_reports() {
  static const auto reports = make_hostile_reports();
  return reports;
}

void collect(const Inlines& inlines, std::vector<Inline>& all, bool in_link = false) {
  for (auto piece : inlines) {
    collect(piece.children, all, in_link || piece.kind == Inline::Kind::link);
    if (in_link && piece.kind == Inline::Kind::text) continue;
    all.push_back(std::move(piece));
  }
}

std::vector<Inline> inlines_of(const Blocks& blocks) {
  std::vector<Inline> all;
  for (const auto& block : blocks) {
    collect(block.inlines, all);
    const auto below = inlines_of(block.children);
    all.insert(all.end(), below.begin(), below.end());
  }
  return all;
}

// The tree as cmark-gfm sees it, without what differs by program alone.
std::string plain_tree(std::string xml) {
  xml = xml.substr(xml.find("<document"));
  for (const std::string word : {" xml:space=\"preserve\"", " title=\"\""})
    for (auto at = xml.find(word); at != std::string::npos; at = xml.find(word, at)) xml.erase(at, word.size());
  return xml;
}

std::string cmark_tree(const std::string& page) {
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(
      cmark_parse_document(page.data(), page.size(), CMARK_OPT_DEFAULT), cmark_node_free);
  const std::unique_ptr<char, decltype(&std::free)> xml(cmark_render_xml(root.get(), CMARK_OPT_DEFAULT), std::free);
  return plain_tree(xml.get());
}

std::string github_tree(const std::string& page) {
  const aireport::testing::TemporaryFolder folder;
  const auto file = folder.path() / "hostile.md";
  std::ofstream(file, std::ios::binary) << page;
  const auto command =
      "cmark-gfm -e footnotes -e table -e strikethrough -e autolink -e tagfilter -e tasklist -t xml '" + file.string() +
      "'";
  std::string xml;
  const std::unique_ptr<FILE, decltype(&pclose)> pipe(popen(command.c_str(), "r"), pclose);
  char buffer[4096];
  while (const auto size = fread(buffer, 1, sizeof buffer, pipe.get())) xml.append(buffer, size);
  return xml.empty() ? "cmark-gfm said nothing" : plain_tree(xml);
}

// Whether both parsers see the same tree; says where they part.
::testing::AssertionResult looks_the_same(const std::string& page) {
  const auto ours = cmark_tree(page), theirs = github_tree(page);
  if (ours == theirs) return ::testing::AssertionSuccess();
  const auto parted = std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end()).first - ours.begin();
  const auto start = static_cast<std::size_t>(std::max<std::ptrdiff_t>(parted - 200, 0));
  return ::testing::AssertionFailure() << ours.substr(start, 400) << "\n-- and --\n"
                                       << theirs.substr(std::min(start, theirs.size()), 400);
}

TEST(HostileTextTest, HasAtLeast500Texts) {
  const auto texts = testing::hostile_texts();
  EXPECT_GE(std::set<std::string>(texts.begin(), texts.end()).size(), 500u);
}

TEST(HostileTextTest, NamesAreSuchAsCanBeRead) {
  for (const auto& name : testing::hostile_names()) EXPECT_EQ(model::parse_repo_name(name.full()), name) << name.full();
}

TEST(HostileTextTest, ChangesNoBlockAndNoTextOfAPage) {
  for (const auto& report : hostile_reports()) {
    const auto page = render_page(report);
    ASSERT_TRUE(same_blocks(read_page(page), page_blocks(report))) << page;
  }
}

TEST(HostileTextTest, StandsInThePageAsItWasPutIn) {
  for (const auto& report : hostile_reports()) {
    std::set<std::string> texts;
    for (const auto& piece : inlines_of(read_page(render_page(report))))
      texts.insert(piece.kind == Inline::Kind::link ? plain_text(piece.children) : piece.text);
    const auto language = report.head.settings.language;
    for (const auto& change : report.sections[0].highlights) {
      EXPECT_TRUE(texts.count(clean_text(change.title, language))) << change.title;
      for (const auto& file : change.files) EXPECT_TRUE(texts.count(clean_text(file.path, language))) << file.path;
    }
    for (const auto& issue : report.sections[0].issues) {
      EXPECT_TRUE(texts.count(clean_text(issue.title, language))) << issue.title;
      for (const auto& label : issue.labels) EXPECT_TRUE(texts.count(clean_text(label, language))) << label;
    }
  }
}

TEST(HostileTextTest, LooksTheSameToGitHubsParser) {
  for (const auto& report : hostile_reports()) {
    const auto page = render_page(report);
    ASSERT_TRUE(looks_the_same(page));
    const auto tree = cmark_tree(page);
    EXPECT_EQ(tree.find("<html_"), std::string::npos);
    EXPECT_EQ(tree.find("<custom_"), std::string::npos);
  }
}

std::vector<Inline> inlines_of(const model::Report& report, Inline::Kind kind) {
  std::vector<Inline> some;
  for (auto& piece : inlines_of(read_page(render_page(report))))
    if (piece.kind == kind) some.push_back(std::move(piece));
  return some;
}

// Tables and underlined headings take two lines, and a quotation has some.
TEST(HostileTextTest, MakesNothingOfTwoLinesOfAQuotation) {
  const std::vector<std::string> lines = {"a",   "a|b", "| a | b |", "-|-", "--- | ---", "|---|---|", ":-:", "---",
                                          "===", "- a", "1. a",      "# a", "> a",       "```",       "~~~", "[a]: b",
                                          "-",   "+",   "1)",        "***", "<div>",     "    a",     "\\",  "[^1]: a"};
  auto report = aireport::testing::sample_report(model::Language::en);
  auto& highlights = report.sections[0].highlights;
  const auto plain = highlights[1];
  for (const auto& first : lines)
    for (const auto& second : lines) {
      highlights.push_back(plain);
      highlights.back().quote = {{first, 0}, {second, 0}, {first, 0}};
    }
  const auto page = render_page(report);
  EXPECT_TRUE(same_blocks(read_page(page), page_blocks(report)));
  EXPECT_TRUE(looks_the_same(page));
}

TEST(HostileTextTest, LinksNowhereButToTheWebHostAndIntoThePage) {
  for (const auto& report : hostile_reports()) {
    for (const auto& link : inlines_of(report, Inline::Kind::link))
      EXPECT_TRUE(link.url.rfind("https://github.com/", 0) == 0 || link.url.rfind("#", 0) == 0) << link.url;
  }
}

TEST(HostileTextTest, BringsNothingToLifeOutsideOfLinksAndCode) {
  const std::regex alive("@|#[0-9]|://|www\\.|mailto:|xmpp:|\\bGH-[0-9]", std::regex::icase);
  for (const auto& report : hostile_reports()) {
    for (const auto& piece : inlines_of(report, Inline::Kind::text))
      EXPECT_FALSE(std::regex_search(piece.text, alive)) << piece.text;
  }
}

TEST(HostileTextTest, ComesThroughTheIndexUnchanged) {
  for (const auto& report : hostile_reports()) {
    Index index;
    index.language = report.head.settings.language;
    index.issues = {{report.head, "2026-02-03.md"}};
    index.newest_page = render_page(report);
    auto expected = page_blocks(report);
    expected.erase(expected.begin());
    for (auto& block : expected)
      if (block.kind == Block::Kind::heading) ++block.level;
    auto blocks = read_page(render_index(index));
    ASSERT_GE(blocks.size(), 2u);
    blocks.erase(blocks.begin(), blocks.begin() + 2);
    ASSERT_TRUE(same_blocks(blocks, expected));
  }
}

}  // namespace
}  // namespace aireport::render
