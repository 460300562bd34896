#include <aireport/model/repo.hpp>

namespace aireport::model {
namespace {

const std::string_view kWeb = "https://github.com";
const RepoName kRepo{"o", "n"};

TEST(RepoTest, ANameIsOwnerAndRepository) {
  EXPECT_EQ(parse_repo_name("Dao-AILab/flash-attention"), (RepoName{"Dao-AILab", "flash-attention"}));
  EXPECT_EQ(parse_repo_name("a_b/c.d"), (RepoName{"a_b", "c.d"}));
  const std::string longest = std::string(39, 'a').append("/").append(100, 'b');
  EXPECT_TRUE(parse_repo_name(longest));
  EXPECT_FALSE(parse_repo_name("a" + longest));
  EXPECT_FALSE(parse_repo_name(longest + "b"));
  for (const char* text :
       {"", "a", "/", "a/", "/b", "a/b/c", "a/..", "./b", "a b/c", "a/b?", "é/b", "a/b\n", "https://github.com/a/b"})
    EXPECT_FALSE(parse_repo_name(text)) << text;
}

TEST(RepoTest, NamesAreComparedIgnoringCase) {
  EXPECT_TRUE(same_repo({"NVIDIA", "cutlass"}, {"nvidia", "CUTLASS"}));
  EXPECT_FALSE(same_repo({"a", "bc"}, {"ab", "c"}));
}

TEST(RepoTest, LinksLeadToTheWebHost) {
  EXPECT_EQ(repo_url(kWeb, kRepo), "https://github.com/o/n");
  EXPECT_EQ(commit_url(kWeb, kRepo, "abc"), "https://github.com/o/n/commit/abc");
  EXPECT_EQ(pull_url(kWeb, kRepo, 7), "https://github.com/o/n/pull/7");
  EXPECT_EQ(issue_url(kWeb, kRepo, 7), "https://github.com/o/n/issues/7");
  EXPECT_EQ(release_url(kWeb, kRepo, "release/v1 β"), "https://github.com/o/n/releases/tag/release%2Fv1%20%CE%B2");
  EXPECT_EQ(search_url(kWeb, kRepo, "pulls", "is:pr created:2026-02-03"),
            "https://github.com/o/n/pulls?q=is%3Apr%20created%3A2026-02-03");
}

TEST(RepoTest, ABlobLinkNamesItsLines) {
  EXPECT_EQ(blob_url(kWeb, kRepo, "abc", "src/a b#?.cpp", 3, 9),
            "https://github.com/o/n/blob/abc/src/a%20b%23%3F.cpp#L3-L9");
  EXPECT_EQ(blob_url(kWeb, kRepo, "abc", "a", 3, 3), "https://github.com/o/n/blob/abc/a#L3");
  EXPECT_EQ(blob_url(kWeb, kRepo, "abc", "a"), "https://github.com/o/n/blob/abc/a");
}

TEST(RepoTest, AllButUnreservedCharactersAreEncoded) {
  EXPECT_EQ(percent_encode("aZ09-._~", Slash::encode), "aZ09-._~");
  EXPECT_EQ(percent_encode("a/b%\n\xFF)", Slash::keep), "a/b%25%0A%FF%29");
  EXPECT_EQ(percent_encode("a/b", Slash::encode), "a%2Fb");
}

}  // namespace
}  // namespace aireport::model
