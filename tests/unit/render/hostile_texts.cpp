#include "hostile_texts.hpp"

#include <string_view>

namespace aireport::render::testing {
namespace {

using namespace std::string_literals;

const std::vector<std::string>& fragments() {
  static const std::vector<std::string> all = {
      // Fences, code spans, rules, headings, lists, quotations, indented code.
      "```",
      "````",
      "~~~",
      "~~~~ diff",
      "`",
      "``",
      "`a``b```c",
      "` x `",
      "---",
      "***",
      "===",
      "- - -",
      "# x",
      "###### x",
      "x\n===",
      "x\n---",
      "- item",
      "* item",
      "+ item",
      "1. item",
      "1) item",
      "123456789. x",
      "> quote",
      "    code",
      "\tcode",
      "- [ ] task",
      "[x] done",
      "a\\",
      "\\",
      "\\\\`",
      "a  \nb",
      "*a*",
      "**a**",
      "_a_",
      "__a__",
      "***a***",
      "~a~",
      "~~a~~",
      "==a==",
      "^a^",
      "|",
      "a|b",
      "| a | b |\n|---|---|\n| 1 | 2 |",
      ":-:",
      "a\n:-:",
      "|-|",
      "-|-",
      ":--",
      "--:",
      "+++\ntitle = 1\n+++",
      "---\ntitle: x\n---",
      // HTML and entities.
      "<script>alert(1)</script>",
      "<!-- x -->",
      "<!--",
      "-->",
      "]]>",
      "<![CDATA[x]]>",
      "<?php x ?>",
      "<b>",
      "</b>",
      "<img src=x onerror=alert(1)>",
      "<a href=\"javascript:x\">y</a>",
      "<details>",
      "</details>",
      "<br/>",
      "&amp;",
      "&lt;b&gt;",
      "&#64;user",
      "&#x40;user",
      "&nbsp;",
      "&copy",
      "&notanentity;",
      "<",
      ">",
      "&",
      "a<b>c",
      "<T>",
      "vector<int>",
      // Links, images, references, footnotes.
      "[a](https://evil.example)",
      "![a](https://evil.example/x.png)",
      "[a]: https://evil.example",
      "[a][b]",
      "[a]",
      "[^1]",
      "[^1]: note",
      "](https://evil.example)",
      "](",
      "[",
      "]",
      "[[a]]",
      "![",
      "!",
      "a!",
      "(b)",
      "[a](<x y>)",
      "javascript:alert(1)",
      "data:text/html,<b>",
      "vbscript:x",
      "file:///etc/passwd",
      "[x](javascript:alert(1))",
      // What comes alive without any mark.
      "https://evil.example/a?b=c",
      "http://evil.example",
      "ftp://evil.example",
      "www.evil.example",
      "WWW.EVIL.EXAMPLE",
      "(www.evil.example)",
      "<https://evil.example>",
      "<me@evil.example>",
      "me@evil.example",
      "mailto:me@evil.example",
      "xmpp:me@evil.example",
      "@torvalds",
      "(@torvalds)",
      "cc @org/team",
      "a@b",
      "#12",
      "(#12)",
      "owner/name#12",
      "GH-12",
      "gh-12",
      "fixes #1, closes #2",
      "9b1f0c2d",
      "owner/name@9b1f0c2d",
      "0123456789abcdef0123456789abcdef01234567",
      "看看@torvalds的#12吧",
      "中文https://evil.example中文",
      "\"@a\"",
      "'#1'",
      "@",
      "#",
      "@@",
      "##1",
      ":+1:",
      ":tada:",
      "$x$",
      "$$x$$",
      "$`x`$",
      "\\(x\\)",
      // Characters that are not seen, or that turn others around.
      "\x01",
      "\x1b[31mred\x1b[0m",
      "\x7f",
      "a\0b"s,
      "\xc2\x85",
      "\xc2\x9b",
      "\xe2\x80\xae"
      "evil",
      "\xe2\x80\x8b",
      "a\xe2\x80\x8b"
      "b",
      "\xe2\x80\x8d",
      "\xe2\x80\x8c",
      "\xef\xbb\xbf",
      "\xe2\x81\xa6x\xe2\x81\xa9",
      "\xd8\x9c",
      "\xc2\xad",
      "\xe2\x81\xa0",
      "\xe2\x80\xa8",
      "\xe2\x80\xa9",
      "\xf3\xa0\x81\xa1",
      "\xef\xb8\x8f",
      "\xe3\x85\xa4",
      "\xc2\xa0",
      "\xe3\x80\x80",
      "\r",
      "\r\n",
      "\n\n",
      "\t",
      "",
      " ",
      "a\rb",
      "a\vb",
      "a\fb",
      // Text that must come through as it is.
      "中文标题：修复「重点」",
      "**重点：**修复",
      "日本語",
      "한국어",
      "العربية",
      "עברית",
      "👩‍👩‍👧‍👦",
      "👍🏽",
      "❤️",
      "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
      "e\xcc\x81",
      "−11%",
      "“quoted”",
      "a · b",
      "、",
      "。",
      "naïve",
      "µs",
      "x² ≥ y",
      "'single'",
      "\"double\"",
      "100%",
      "C:\\path\\n",
      // Not UTF-8.
      "\xff",
      "\xc0\x80",
      "\xed\xa0\x80",
      "\xf4\x90\x80\x80",
      "\xe4\xb8",
      "a\x80z",
  };
  return all;
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

std::vector<std::string> hostile_texts() {
  std::vector<std::string> texts = fragments();
  for (const auto& text : fragments()) {
    texts.push_back("Fix " + text + " in the loader");
    texts.push_back(text + text);
    texts.push_back("[Bugfix] " + text);
  }
  for (std::size_t i = 0; i + 1 < fragments().size(); i += 2) texts.push_back(fragments()[i] + fragments()[i + 1]);
  for (const int length : {3, 31, 32, 33, 64, 299, 300, 301}) {
    texts.push_back(repeated("`", length));
    texts.push_back("a" + repeated("`", length) + "b");
    texts.push_back(repeated("~", length));
    texts.push_back(repeated("汉", length));
    texts.push_back(repeated("[", length));
    texts.push_back(repeated("> ", length));
  }
  texts.push_back(repeated("0123456789", 1000));
  texts.push_back(repeated("a ", 1 << 19));
  return texts;
}

std::vector<model::RepoName> hostile_names() {
  std::vector<model::RepoName> names;
  const std::vector<std::string> owners = {"-",   "--", "a",       "GH-12",     "www.evil.example",
                                           "1.",  "_a", "__a__",   "0123456",   "javascript",
                                           "...", "-a", "deadbe1", "evil.test", std::string(39, 'x')};
  const std::vector<std::string> parts = {
      "-",   "---",  "_",  "__init__",       "GH-12",     "www.evil.example",   "0123456789abcdef",
      "...", ".git", "1.", "GHSA-xxxx-yyyy", "readme.md", std::string(100, '_')};
  for (std::size_t i = 0; i < owners.size() * parts.size(); ++i)
    names.push_back({owners[i % owners.size()], parts[(i / owners.size() + i) % parts.size()]});
  return names;
}

std::vector<std::string> hostile_shas() {
  return {std::string(40, '0'), std::string(40, 'e'), std::string(64, '1'), "1e10" + std::string(36, '0'),
          "0000000" + std::string(33, 'f')};
}

}  // namespace aireport::render::testing
