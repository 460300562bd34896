#include <aireport/support/utc.hpp>

#include <fmt/format.h>

#include <optional>

namespace aireport {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

// Takes things off the front of a text; nullopt or false when they are not there.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::optional<int> digits(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int value = 0;
    for (const char letter : rest_.substr(0, count)) {
      if (!is_digit(letter)) return std::nullopt;
      value = value * 10 + (letter - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  bool take(char letter) {
    if (rest_.empty() || rest_.front() != letter) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::optional<Date> read_date(Reader& reader) {
  const auto year = reader.digits(4);
  if (!year || !reader.take('-')) return std::nullopt;
  const auto month = reader.digits(2);
  if (!month || !reader.take('-')) return std::nullopt;
  const auto day = reader.digits(2);
  if (!day) return std::nullopt;
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<seconds> read_time_of_day(Reader& reader) {
  const auto hour = reader.digits(2);
  if (!hour || *hour > 23 || !reader.take(':')) return std::nullopt;
  const auto minute = reader.digits(2);
  if (!minute || *minute > 59 || !reader.take(':')) return std::nullopt;
  const auto second = reader.digits(2);
  if (!second || *second > 59) return std::nullopt;
  if (reader.take('.')) {
    if (!reader.digits(1)) return std::nullopt;
    while (reader.digits(1)) {
    }
  }
  return hours{*hour} + minutes{*minute} + seconds{*second};
}

// "Z", "+08:00" or "-05:30".
std::optional<seconds> read_offset(Reader& reader) {
  if (reader.take('Z')) return seconds{0};
  const bool ahead = reader.take('+');
  if (!ahead && !reader.take('-')) return std::nullopt;
  const auto hour = reader.digits(2);
  if (!hour || *hour > 23 || !reader.take(':')) return std::nullopt;
  const auto minute = reader.digits(2);
  if (!minute || *minute > 59) return std::nullopt;
  const seconds offset = hours{*hour} + minutes{*minute};
  return ahead ? offset : -offset;
}

std::optional<UtcTime> read_utc(std::string_view text) {
  Reader reader(text);
  const auto date = read_date(reader);
  if (!date || !reader.take('T')) return std::nullopt;
  const auto time = read_time_of_day(reader);
  if (!time) return std::nullopt;
  const auto offset = read_offset(reader);
  if (!offset || !reader.done()) return std::nullopt;
  const UtcTime instant = std::chrono::sys_days{*date} + *time - *offset;
  // Across the first or last midnight of all there is no year of four digits to tell it with.
  const auto year = static_cast<int>(Date{std::chrono::floor<std::chrono::days>(instant)}.year());
  return year < 0 || year > 9999 ? std::nullopt : std::optional(instant);
}

Date shifted(Date date, int days) {
  return Date{std::chrono::sys_days{date} + std::chrono::days{days}};
}

}  // namespace

Result<UtcTime> parse_utc(std::string_view text) {
  if (const auto time = read_utc(text)) return *time;
  return fail(ErrorKind::decode, "not a time such as 2026-02-03T04:05:06Z");
}

std::string format_utc(UtcTime time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock{time - day};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_date(Date{day}), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

Result<Date> parse_date(std::string_view text) {
  Reader reader(text);
  if (const auto date = read_date(reader); date && reader.done()) return *date;
  return fail(ErrorKind::decode, "not a date such as 2026-02-03");
}

std::string format_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string format_clock(UtcTime time, std::chrono::seconds offset) {
  const auto local = time + offset;
  const std::chrono::hh_mm_ss clock{local - std::chrono::floor<std::chrono::days>(local)};
  return fmt::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count());
}

Date next_day(Date date) {
  return shifted(date, 1);
}

Date previous_day(Date date) {
  return shifted(date, -1);
}

}  // namespace aireport
