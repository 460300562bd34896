// A GitHub whose every answer is made of a fuzzer's bytes: mostly what a server would send, with texts that no one
// would, sometimes a failure, and sometimes no sense at all.
#pragma once

#include <aireport/http/transport.hpp>
#include <string>
#include <string_view>

namespace aireport::fuzz {

// Bytes taken one after the other. When they are used up, all is 0 and empty.
class Bytes {
 public:
  explicit Bytes(std::string_view left) : left_(left) {}

  int pick(int bound);  // in [0, bound), of one byte
  std::string line();   // up to the next newline; a byte 1 in it stands for a newline

 private:
  std::string_view left_;
};

class MadeGithub final : public http::Transport {
 public:
  explicit MadeGithub(Bytes& bytes) : bytes_(bytes) {}
  void run(http::RequestQueue& queue, const OnAnswer& on_answer) override;

 private:
  Result<http::Response> answer(const std::string& url);
  http::Response made(const std::string& url);
  std::string body_for(const std::string& url);
  template <typename Make>
  std::string list_of(int most, const Make& make);

  std::string text();
  std::string time();
  std::string account();
  std::string commit();
  std::string detail(const std::string& sha);
  std::string file();
  std::string item(const std::string& kind);
  std::string release();

  Bytes& bytes_;
  int commits_ = 0;
  int releases_ = 0;
};

}  // namespace aireport::fuzz
