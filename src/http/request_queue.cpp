#include <aireport/http/transport.hpp>

namespace aireport::http {

std::string_view header(const Headers& headers, std::string_view name) {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

void RequestQueue::push(Request request) {
  const int priority = request.priority;
  waiting_[priority].push_back(std::move(request));
  ++size_;
}

std::optional<Request> RequestQueue::pop() {
  if (waiting_.empty()) return std::nullopt;
  const auto first = waiting_.begin();
  auto request = std::move(first->second.front());
  first->second.pop_front();
  if (first->second.empty()) waiting_.erase(first);
  --size_;
  return request;
}

void RequestQueue::clear() {
  waiting_.clear();
  size_ = 0;
}

}  // namespace aireport::http
