#include "support/fault_server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace aireport::testing {
namespace {

std::string target_of(const std::string& head) {
  const auto begin = head.find(' ') + 1;
  return head.substr(begin, head.find(' ', begin) - begin);
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool is_whole(const std::string& head) {
  return head.ends_with("\r\n\r\n");
}

// Up to the blank line, or to the end of what the client sends.
std::string receive_head(int socket) {
  std::string head;
  for (char letter = 0; !is_whole(head) && ::recv(socket, &letter, 1, 0) == 1;) head += letter;
  return head;
}

// Waits until the client hangs up.
void stall(int socket) {
  char letter = 0;
  while (::recv(socket, &letter, 1, 0) > 0) continue;
}

void reset(int socket) {
  const linger at_once{1, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

}  // namespace

std::string http_answer(int status, std::string_view body, std::string_view headers) {
  std::string answer = "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Type: application/json\r\n";
  answer.append(headers);
  // Neither may have a body.
  if (status != 304 && status != 204) answer += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return answer.append("\r\n").append(body);
}

FaultServer::FaultServer() {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* const name = reinterpret_cast<sockaddr*>(&address);
  const bool listens = ::bind(listener_, name, length) == 0 && ::listen(listener_, 128) == 0 &&
                       ::getsockname(listener_, name, &length) == 0;
  if (!listens) ADD_FAILURE() << "the server cannot listen on loopback";
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

FaultServer::~FaultServer() {
  over_ = true;
  ::shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  {
    const std::lock_guard lock(mutex_);
    for (const int socket : sockets_) ::shutdown(socket, SHUT_RDWR);
  }
  for (auto& thread : threads_) thread.join();
  for (const int socket : sockets_) ::close(socket);
  ::close(listener_);
}

void FaultServer::on(const std::string& target, std::vector<Play> plays) {
  const std::lock_guard lock(mutex_);
  scripts_[target] = {std::move(plays), 0};
}

void FaultServer::on(const std::string& target, int status, std::string_view body, std::string_view headers) {
  on(target, {Play{http_answer(status, body, headers)}});
}

void FaultServer::otherwise(std::function<Play(const std::string& target)> play) {
  const std::lock_guard lock(mutex_);
  otherwise_ = std::move(play);
}

std::vector<std::string> FaultServer::heard(const std::string& target) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> heads;
  for (const auto& [asked, head] : heard_)
    if (target.empty() || asked == target) heads.push_back(head);
  return heads;
}

void FaultServer::accept_all() {
  while (!over_) {
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) return;
    ++connections_;
    const std::lock_guard lock(mutex_);
    sockets_.push_back(socket);
    threads_.emplace_back([this, socket] { serve(socket); });
  }
}

// The socket is closed by the destructor alone, so that its number is never another's.
void FaultServer::serve(int socket) {
  for (auto head = receive_head(socket); !head.empty(); head = receive_head(socket)) {
    if (!is_whole(head)) {
      const std::lock_guard lock(mutex_);
      heard_.emplace_back("", head);
      break;
    }
    most_at_once_ = std::max(most_at_once_.load(), ++at_once_);
    const bool goes_on = perform(socket, next_play(head));
    --at_once_;
    if (!goes_on) break;
  }
  ::shutdown(socket, SHUT_RDWR);
}

bool FaultServer::perform(int socket, const Play& play) {
  const auto piece = play.piece == 0 ? std::max<std::size_t>(play.bytes.size(), 1) : play.piece;
  for (std::size_t sent = 0; sent < play.bytes.size(); sent += piece) {
    if (play.pause.count() > 0) ::poll(nullptr, 0, static_cast<int>(play.pause.count()));
    if (over_ || !send_all(socket, std::string_view(play.bytes).substr(sent, piece))) return false;
  }
  for (std::size_t sent = 0; sent < play.fillings; ++sent)
    if (over_ || !send_all(socket, play.filling)) return false;
  if (play.then == Play::Then::stall) stall(socket);
  if (play.then == Play::Then::reset) {
    reset(socket);
    // Only closing resets; the number stays taken by a socket that leads nowhere.
    const int nowhere = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ::dup3(nowhere, socket, O_CLOEXEC);
    ::close(nowhere);
  }
  return play.then == Play::Then::keep;
}

Play FaultServer::next_play(const std::string& head) {
  const std::lock_guard lock(mutex_);
  const auto target = target_of(head);
  heard_.emplace_back(target, head);
  const auto found = scripts_.find(target);
  if (found == scripts_.end() && otherwise_) return otherwise_(target);
  if (found == scripts_.end() || found->second.plays.empty()) return Play{http_answer(404, "{}")};
  auto& [plays, next] = found->second;
  return plays[std::min(next++, plays.size() - 1)];
}

}  // namespace aireport::testing
