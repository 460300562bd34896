// Text where a sha, a name, a branch or a tag should be: it is refused, or is nothing but text.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "github/decode.hpp"
#include "github/link.hpp"
#include "unit/render/hostile_texts.hpp"

namespace aireport::github {
namespace {

using nlohmann::json;

const std::string kSha(40, 'a');

std::string dumped(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json commit(const std::string& sha, const std::string& parent) {
  const json person = {{"name", "Mira"}, {"date", "2026-02-03T04:05:06Z"}};
  return {{"sha", sha},
          {"html_url", "https://github.com/openloom/attn/commit/1"},
          {"commit", {{"message", "x"}, {"author", person}, {"committer", person}}},
          {"parents", {{{"sha", parent}}}}};
}

TEST(HostileAnswerTest, AShaThatIsNoneIsNoCommit) {
  for (const auto& text : render::testing::hostile_texts()) {
    const auto as_sha = decode_commits(dumped(json::array({commit(text, kSha)})));
    EXPECT_TRUE(!as_sha || as_sha->items.empty() || text.size() == 40) << text;
    const auto as_parent = decode_commits(dumped(json::array({commit(kSha, text)})));
    EXPECT_TRUE(!as_parent || as_parent->items.empty() || text.size() == 40) << text;
    EXPECT_FALSE(decode_commit_detail(dumped(commit(text, kSha)), kSha).has_value()) << text;
  }
}

TEST(HostileAnswerTest, ANameThatIsNoneIsNoRepository) {
  for (const auto& text : render::testing::hostile_texts()) {
    for (const auto& name : {text, text + "/attn", "openloom/" + text, "openloom/attn/" + text}) {
      const auto facts = decode_repository(dumped({{"full_name", name}}));
      EXPECT_TRUE(!facts || facts->name.full() == name) << name;
      EXPECT_TRUE(!facts || name.find_first_of("<>[]()#@:?%\\ \n\x1b") == std::string::npos) << name;
    }
  }
}

TEST(HostileAnswerTest, BranchesAndTagsAreTextThatStaysOnePartOfALink) {
  for (const auto& text : render::testing::hostile_texts()) {
    const auto detail = decode_pull(
        dumped({{"base", {{"ref", text}}}, {"commits", 1}, {"additions", 1}, {"deletions", 1}, {"changed_files", 1}}));
    EXPECT_TRUE(!detail || detail->base_ref == json::parse(dumped(text))) << text;
    const auto url = model::release_url("https://github.com", {"openloom", "attn"}, text);
    EXPECT_EQ(url.find_first_of("/?#<> )(\n\"", std::string("https://github.com/openloom/attn/releases/tag/").size()),
              std::string::npos)
        << url;
  }
}

TEST(HostileAnswerTest, ALinkHeaderLeadsToNoNextPageThatIsNotInIt) {
  for (const auto& text : render::testing::hostile_texts())
    for (const auto& header : {text, "<" + text + ">; rel=\"next\"", "<https://a/" + text + ">; rel=\"next\""}) {
      const auto next = next_link(header);
      EXPECT_TRUE(!next || header.find(*next) != std::string::npos) << header;
    }
}

}  // namespace
}  // namespace aireport::github
