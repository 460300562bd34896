// The account of a repository's day: where the items of each kind went. Nothing in it depends on how they were asked
// for.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/model/window.hpp>
#include <vector>

namespace aireport::model {

// Something of a kind that is missing, for one reason.
struct Missing {
  Part part = Part::repository;
  GapReason reason = GapReason::unsupported;
  int status = 0;  // HTTP status, 0: none
  int items = 0;   // single items; 0: the whole part
  friend bool operator==(const Missing&, const Missing&) = default;
};

struct Tally {
  int listed = 0;     // named by GitHub for the day: those in the window, late arrivals, and what could not be read
  int in_window = 0;  // each of which is one of the next four
  int shown = 0;      // has a line of its own, or stands in that of the change it belongs to
  int folded = 0;     // named by number or sha in one line with others
  int hidden = 0;     // by the user's rules
  int counted = 0;    // told by a figure alone
  std::vector<Missing> missing;  // none: the kind is complete
  friend bool operator==(const Tally&, const Tally&) = default;
};

struct Receipt {
  RepoName repo;  // as configured
  Tally commits, pulls, issues, releases;
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

// What was listed, what of it lies in the window, and what is missing; the rest is for the digest to say.
Receipt open_receipt(const RepoActivity& activity, const Window& window);
bool is_in_window(const PullRequest& pull, const Window& window);  // opened, merged or closed in it
bool is_in_window(const Issue& issue, const Window& window);

}  // namespace aireport::model
