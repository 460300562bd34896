#include "store/entry.hpp"

#include <gmock/gmock.h>

namespace aireport::store {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::string_view kKey = "https://api.github.com/repos/a/b/commits?page=2";

std::string why(const std::variant<std::string, Damage>& entry) {
  const auto* damage = std::get_if<Damage>(&entry);
  return damage ? damage->why : "it is sound";
}

TEST(EntryTest, AValueComesBackAsItWasWhateverItsBytes) {
  const std::string value("{\"a\":1}\n\0\xff\n", 11);
  EXPECT_EQ(std::get<std::string>(decode_entry(encode_entry(kKey, value), kKey)), value);
}

TEST(EntryTest, APersonCanReadKeyAndValue) {
  const auto entry = encode_entry(kKey, "the value");
  EXPECT_THAT(entry, StartsWith("aireport-cache 1 "));
  EXPECT_THAT(entry, HasSubstr(" 9 https://api.github.com/repos/a/b/commits?page=2\nthe value"));
}

TEST(EntryTest, EveryFlippedByteIsFound) {
  const auto sound = encode_entry(kKey, "some value, long enough");
  for (std::size_t place = 0; place < sound.size(); ++place) {
    auto damaged = sound;
    damaged[place] = static_cast<char>(damaged[place] ^ 1);
    EXPECT_NE(why(decode_entry(damaged, kKey)), "it is sound") << "byte " << place;
  }
}

TEST(EntryTest, EveryCutIsFound) {
  const auto sound = encode_entry(kKey, "some value");
  for (std::size_t length = 0; length < sound.size(); ++length)
    EXPECT_NE(why(decode_entry(sound.substr(0, length), kKey)), "it is sound") << "length " << length;
}

TEST(EntryTest, AnotherVersionIsNamed) {
  auto entry = encode_entry(kKey, "value");
  entry.replace(std::string("aireport-cache ").size(), 1, "2");
  EXPECT_EQ(why(decode_entry(entry, kKey)), "it is of another version");
}

TEST(EntryTest, AnEntryOfAnotherKeyIsNotBelieved) {
  EXPECT_EQ(why(decode_entry(encode_entry(kKey, "value"), "https://api.github.com/x")), "it belongs to another key");
}

TEST(EntryTest, FileNamesAreReadableAndSafe) {
  EXPECT_THAT(file_name_of(kKey), StartsWith("api.github.com-repos-a-b-commits-page-2-"));
  const auto hostile = file_name_of("https://h/../../etc/passwd\n;rm -rf $HOME");
  EXPECT_EQ(hostile.find_first_of("/\n;$ "), std::string::npos) << hostile;
  EXPECT_EQ(file_name_of("..")[0], '_');
  EXPECT_LE(file_name_of(std::string(5000, 'x')).size(), 120u);
}

TEST(EntryTest, KeysThatLookAlikeHaveFilesOfTheirOwn) {
  EXPECT_NE(file_name_of("https://h/a?b=c"), file_name_of("https://h/a/b/c"));
  EXPECT_NE(file_name_of("https://h/a"), file_name_of("http://h/a"));
}

}  // namespace
}  // namespace aireport::store
