#include "store/entry.hpp"

#include "fuzz/targets.hpp"

namespace aireport::fuzz {

void store_entry(std::string_view input) {
  constexpr std::string_view kKey = "https://api.github.com/repos/openloom/attn/commits?per_page=100";
  const auto read = store::decode_entry(std::string(input), kKey);
  if (const auto* value = std::get_if<std::string>(&read))
    require(store::encode_entry(kKey, *value) == input, "an entry has one form");
  auto entry = store::encode_entry(kKey, input);
  const auto kept = store::decode_entry(entry, kKey);
  require(std::holds_alternative<std::string>(kept) && std::get<std::string>(kept) == input, "a value is kept");
  // Some byte, another for each input.
  auto& byte = entry[(input.size() * 7919 + (input.empty() ? 0 : static_cast<unsigned char>(input[0]))) % entry.size()];
  byte = static_cast<char>(byte ^ 1);
  require(std::holds_alternative<store::Damage>(store::decode_entry(entry, kKey)), "a flipped bit is found");
  const std::string key(input.substr(0, 200));
  if (!store::is_key(key)) return;
  const auto name = store::file_name_of(key);
  require(name.find('/') == std::string::npos && !name.starts_with('.') && name.size() <= 255, "a key names a file");
}

}  // namespace aireport::fuzz
