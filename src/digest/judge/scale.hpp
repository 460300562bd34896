// The parts of a story's weight, after the principles in docs/ranking.md.
#pragma once

#include <algorithm>

#include "digest/judge/rank.hpp"

namespace aireport::digest {

// One change on the scale; what is given must outlive it.
class Scale {
 public:
  Scale(const Story& story, model::ChangeKind kind, const Evidence& evidence, const Signals& signals,
        const Standing& standing)
      : story_(story), kind_(kind), evidence_(evidence), signals_(signals), standing_(standing) {}

  int weigh() const;

 private:
  int strength(Signal signal) const { return signals_[signal].strength; }
  bool in_title(Signal signal) const { return signals_[signal].in_title; }
  bool is_of_product() const { return evidence_.product_files() > 0 || evidence_.all_files() == 0; }

  bool goes_unnoticed() const;
  bool for_developers() const;
  bool only_speaks_of_release() const;

  int danger() const;
  int remark() const;
  bool was_lost() const;
  bool is_of_diagnostics() const;
  bool is_of_misuse() const;
  bool switches_off() const;
  int silent_damage() const;
  bool is_tested() const;
  bool slips() const;
  bool claims_fault() const;

  int breaks() const;
  int news() const;
  int speed() const;
  int install() const;
  bool names_number() const;
  bool is_of_many() const;
  bool raises_a_requirement() const;
  bool speaks_of_ci() const;
  bool names_private() const;
  int reach() const;
  bool is_of_niche_vendor() const;
  int triviality() const;
  bool of_no_weight() const;
  bool is_of_form() const;
  bool calls_itself_aside() const;

  const Story& story_;
  model::ChangeKind kind_;
  const Evidence& evidence_;
  const Signals& signals_;
  const Standing& standing_;
};

}  // namespace aireport::digest
