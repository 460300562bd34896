#include <aireport/support/gzip.hpp>

#include <zlib.h>

#include <algorithm>
#include <new>
#include <optional>

namespace aireport {
namespace {

constexpr int kGzipFormat = 15 + 16;  // the largest window, with gzip's head and foot
constexpr int kMemoryLevel = 8;
constexpr int kUnknownSystem = 255;
constexpr std::size_t kPiece = 1U << 16U;
constexpr std::size_t kLargestInput = 1U << 30U;  // zlib counts input in an unsigned int

// zlib reads through a pointer to non-const for historical reasons; it does not write there.
Bytef* input_of(std::string_view data) {
  return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(data.data()));
}

class Deflater {
 public:
  Deflater() {
    if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipFormat, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
        Z_OK)
      throw std::bad_alloc();
    head_.os = kUnknownSystem;
    deflateSetHeader(&stream_, &head_);
  }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  ~Deflater() { deflateEnd(&stream_); }

  std::string run(std::string_view text) {
    std::string packed;
    char piece[kPiece];
    int status = Z_OK;
    while (status != Z_STREAM_END) {
      if (stream_.avail_in == 0) feed(text);
      stream_.next_out = reinterpret_cast<Bytef*>(piece);
      stream_.avail_out = kPiece;
      status = deflate(&stream_, text.empty() ? Z_FINISH : Z_NO_FLUSH);
      packed.append(piece, kPiece - stream_.avail_out);
    }
    packed.shrink_to_fit();  // members are kept by the hundred
    return packed;
  }

 private:
  void feed(std::string_view& text) {
    const std::string_view part = text.substr(0, kLargestInput);
    stream_.next_in = input_of(part);
    stream_.avail_in = static_cast<uInt>(part.size());
    text.remove_prefix(part.size());
  }

  z_stream stream_{};
  gz_header head_{};  // no time, no name
};

class Inflater {
 public:
  Inflater() {
    if (inflateInit2(&stream_, kGzipFormat) != Z_OK) throw std::bad_alloc();
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&stream_); }

  // Unpacks the member at the start of `data` behind `text` and takes it off `data`.
  Result<void> member(std::string_view& data, std::string& text, std::uint64_t limit) {
    inflateReset(&stream_);
    char piece[kPiece];
    for (;;) {
      const std::string_view part = data.substr(0, kLargestInput);
      stream_.next_in = input_of(part);
      stream_.avail_in = static_cast<uInt>(part.size());
      stream_.next_out = reinterpret_cast<Bytef*>(piece);
      stream_.avail_out = kPiece;
      const int status = inflate(&stream_, Z_NO_FLUSH);
      data.remove_prefix(part.size() - stream_.avail_in);
      const std::size_t unpacked = kPiece - stream_.avail_out;
      if (unpacked > limit - text.size()) return fail(ErrorKind::decode, "the gzip data unpacks to more than it may");
      text.append(piece, unpacked);
      if (status == Z_STREAM_END) return {};
      // Z_BUF_ERROR: no progress is possible, so the data ends early.
      if (status != Z_OK) return fail(ErrorKind::decode, "the gzip data is damaged or cut off");
    }
  }

 private:
  z_stream stream_{};
};

}  // namespace

std::string gzip(std::string_view text) {
  return Deflater().run(text);
}

Result<std::string> gunzip_next(std::string_view& data, std::uint64_t limit) {
  Inflater inflater;
  std::string text;
  AIREPORT_CHECK(inflater.member(data, text, limit));
  return text;
}

Result<std::string> gunzip_first(std::string_view data, std::uint64_t limit) {
  return gunzip_next(data, limit);
}

std::uint32_t crc32(std::string_view data) {
  return static_cast<std::uint32_t>(::crc32_z(0, input_of(data), data.size()));
}

}  // namespace aireport
