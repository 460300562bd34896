// The text of a snapshot's file as its parser wants to read it.
#pragma once

#include <aireport/support/error.hpp>
#include <aireport/support/gzip.hpp>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "snapshot/limits.hpp"

namespace aireport::snapshot {

// The text of a gzip file, one member in memory at a time.
class Unpacked {
 public:
  Unpacked(std::string_view file, std::uint64_t limit) : rest_(file), left_(limit) {}

  bool at_end() {
    while (at_ == text_.size() && !rest_.empty() && !problem_) next_member();
    return at_ == text_.size();
  }
  char current() const { return text_[at_]; }
  // The parser keeps what it has read of a value, or of the blanks before one, in memory.
  void advance() {
    ++at_;
    if (++since_value_ > kMaxValueBytes)
      end_with(Error{ErrorKind::decode, "not a snapshot: a value is too long", {}, 0});
  }
  void tell_value() { since_value_ = 0; }
  const std::optional<Error>& problem() const { return problem_; }

 private:
  void next_member() {
    auto member = gunzip_next(rest_, std::min(kMaxMemberBytes, left_));
    text_.clear();
    at_ = 0;
    if (!member) return end_with(std::move(member).error());
    text_ = std::move(*member);
    left_ -= text_.size();
  }

  void end_with(Error problem) {
    problem_ = std::move(problem);
    text_.clear();
    at_ = 0;
  }

  std::string_view rest_;
  std::string text_;
  std::size_t at_ = 0;
  std::uint64_t since_value_ = 0;
  std::uint64_t left_;
  std::optional<Error> problem_;
};

// The same as the parser wants to see it: an iterator that reads once.
class UnpackedIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  explicit UnpackedIterator(Unpacked* text = nullptr) : text_(text) {}
  char operator*() const { return text_->current(); }
  UnpackedIterator& operator++() {
    text_->advance();
    return *this;
  }
  UnpackedIterator operator++(int) {
    auto before = *this;
    ++*this;
    return before;
  }
  // Only ever compared with the end, which has no text.
  bool operator==(const UnpackedIterator& other) const { return text_ == other.text_ || text_->at_end(); }
  bool operator!=(const UnpackedIterator& other) const { return !(*this == other); }

 private:
  Unpacked* text_;
};

}  // namespace aireport::snapshot
