// A day's report made again of its snapshot, with one repository in memory at a time.
#pragma once

#include <aireport/digest/digest.hpp>
#include <aireport/model/report.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/day.hpp"

namespace aireport::pipeline {

struct Remade {
  model::Report report;
  std::string page;
  std::vector<std::string> parts;  // of the snapshot in that language, if they were wanted
};

enum class Parts { unwanted, encoded };

// Takes the repositories of a day one after the other. `language`: of the report; nullopt: that of the snapshot.
class Remaking {
 public:
  Remaking(std::optional<model::Language> language, Parts parts) : language_(language), wanted_(parts) {}

  void take(const model::DayHead& head, const model::RepoActivity& activity);
  // When all were taken. Errors: too_large, when what there is to say of them has no room; interrupted.
  Result<Remade> finish(model::DayHead head, const Interrupted& interrupted) &&;

 private:
  std::optional<model::Language> language_;
  Parts wanted_;
  std::vector<digest::RepoDigest> digests_;
  std::vector<std::string> parts_;
  std::uint64_t bytes_ = 0;  // of digests_
};

// Errors: those of snapshot::decode, and too_large; interrupted.
Result<Remade> remake(std::string_view file, std::optional<model::Language> language, Parts parts,
                      const Interrupted& interrupted = {});

}  // namespace aireport::pipeline
