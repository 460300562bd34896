// The run, from a date to a published report.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/github/fetch.hpp>
#include <aireport/http/transport.hpp>
#include <aireport/model/report.hpp>
#include <aireport/publish/publish.hpp>
#include <aireport/support/clock.hpp>
#include <aireport/support/events.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::pipeline {

// What the server says that repositories are called now which a report tells and the list has no more, by name in lower
// case: each is asked for once.
using PresentNames = std::map<std::string, Result<model::RepoName>>;

// The world a run lives in.
struct World {
  http::Transport& transport;
  Clock& clock;
  Events& events;
  std::function<bool()> interrupted;  // asked while waiting for another run; empty: never
  // Called before the transport is first used, in a run that has something to ask; its error is that of the run. Empty:
  // nothing is to be done.
  std::function<Result<void>()> before_asking = {};
  PresentNames* present_names = nullptr;  // goes from one day to the next; nullptr: each day asks for itself
};

enum class Reuse { complete_days, nothing };       // nothing: --refresh
enum class Selection { as_configured, narrowed };  // narrowed: --repo, or --lang other than the configured one
enum class Identity { token, anonymous };          // who asks; anonymous: 60 requests an hour
enum class Branches { as_configured, as_told };    // as_told: what a report tells of another branch stays

struct Order {
  config::Config config;     // with the options applied
  std::optional<Date> date;  // nullopt: yesterday in the configured zone
  publish::Paths paths;
  Reuse reuse = Reuse::complete_days;
  Selection selection = Selection::as_configured;
  Branches branches = Branches::as_configured;
  Identity identity = Identity::token;
};

struct Outcome {
  model::Report report;
  std::string page;
  std::vector<std::filesystem::path> written;  // empty: all of it stood there already
};

// A complete report is taken as it is, without a request, unless it lacks a repository (or its branch) that the order
// has: then those are fetched. One in another language than the order's is rendered again. A repository that the order
// no longer has stays in the report of a day that is over, if that report tells anything of it. Errors: usage (a date
// in the future, or a narrowed report where another one stands), config (a day that never was), credentials, io, busy,
// interrupted, and what made every repository fail; the old report stays then.
Result<Outcome> run(const Order& order, World world);

// Whether the index may be written where the order has it. Error: config, when a file stands there that is none, such
// as a README.md written by hand.
Result<void> check_index_place(const publish::Paths& paths);

// What a run would cost. Writes nothing.
struct Estimate {
  Date date{};
  github::FetchPlan plan;  // all 0 when the day is complete and would be rendered from its snapshot
  std::optional<github::Quota> quota;
  // Repositories of which a list was not answered, and those of them that told nothing: the plan lacks what they need.
  int asked = 0, with_gaps = 0, failed = 0;
};
Result<Estimate> estimate(const Order& order, World world);

// For people: "put a token into GITHUB_TOKEN".
std::string how_to_set_a_token(const config::GithubConfig& github);

// The days from the first to the last, but for those between that the zone never had. Error: usage, when one of them
// cannot be reported.
Result<std::vector<Date>> days_between(const Order& order, Date first, Date last, World world);

// The missing, partial and unfinished days since the oldest report, oldest first, at most `max_days` back from
// yesterday; before the first of them: yesterday. A day counts as done when its report is complete and tells each
// repository of the order, under this name or a former one and on whichever branch, or when all that it lacks GitHub
// refused for good, as it did when the newest report was made. Of what a run has `tried` only older days are left: its
// reports may have shown that those can be mended.
Result<std::vector<Date>> days_to_catch_up(const Order& order, int max_days, World world,
                                           const std::set<Date>& tried = {});

// The day of a snapshot's bytes; in `language` when given, else in its own.
Result<Outcome> render_snapshot(std::string_view snapshot, std::optional<model::Language> language);

// The same published as the report of its day: page and snapshot, so that they stay in step; the index follows with the
// next run. Errors: those of decoding, busy, io, and usage, when what stands there is of other repositories or in
// another language, knows more, or cannot be read.
Result<Outcome> publish_snapshot(const publish::Paths& paths, std::string_view snapshot,
                                 std::optional<model::Language> language);

}  // namespace aireport::pipeline
