#include "digest/judge/scale.hpp"

#include <algorithm>

#include "digest/judge/classify.hpp"
#include "digest/judge/reach.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

constexpr int kFollows = 100;  // so many lines of the product that had to follow a dependency
constexpr int kNicheVendor = 90;
constexpr int kUnpromised = 80;
constexpr int kPrivate = 60;
constexpr int kOfMany = 12;
constexpr int kMeasures = 110;     // a tool that measures the product is none of it
constexpr int kRaised = 180;       // a floor or pin of what is shipped that somebody raised by hand
constexpr int kPlainlyMinor = 21;  // the strength of "typo" in a title

}  // namespace

// Principle 2.
int Scale::breaks() const {
  if (!is_of_product() || kind_ == ChangeKind::tests) return 0;
  int score = 0;
  if (!evidence_.removed_options.empty()) score += 80;
  if (!evidence_.removed_exports.empty()) score += 60;
  // A name that was called old before has had its notice; what is configured stops the users of it still.
  if (kind_ == ChangeKind::breaking && evidence_.removed_options.empty() &&
      has_word(story_.parts.words, {"legacy", "deprecated", "obsolete"}))
    score -= 100;
  if (kind_ == ChangeKind::breaking) score += std::min(90, 15 * static_cast<int>(evidence_.removed_names.size()));
  if (!evidence_.changed_defaults.empty()) score += 25;
  if (in_title(Signal::deprecates)) score += 180;
  if (in_title(Signal::breaking) && kind_ != ChangeKind::breaking) score += 4 * strength(Signal::breaking);
  if (evidence_.checks_added > 0 && kind_ == ChangeKind::fix) score += 20;
  return score;
}

// Principle 5.
int Scale::news() const {
  if (kind_ != ChangeKind::feature && kind_ != ChangeKind::fix) return 0;
  return in_title(Signal::works) ? 3 * strength(Signal::works) : 0;
}

// Principle 6.
int Scale::speed() const {
  if (kind_ != ChangeKind::performance) return 0;
  return signals_.figures_in_title ? 120 : signals_.figures.empty() ? 0 : 90;
}

// Principle 4: what install needs.
int Scale::install() const {
  const bool packs = evidence_.files_of(Role::requirement) > 0 && evidence_.files_of(Role::generated) == 0;
  if (kind_ == ChangeKind::fix && packs && is_of_product()) return 40;
  if (kind_ != ChangeKind::build && kind_ != ChangeKind::deps) return 0;
  const auto& words = story_.parts.words;
  const bool of_platform =
      has_word(words, {"python", "pytorch", "torch", "cuda", "rocm", "wheel", "wheels", "dependency", "dependencies",
                       "version", "versions", "install", "requirement", "requirements", "requires", "pin", "support",
                       "architectures", "build"});
  int score = 0;
  if ((of_platform || !evidence_.requirements.empty()) && ships_requirement(story_) && !story_.bot)
    score += kind_ == ChangeKind::deps && raises_a_requirement() && !speaks_of_ci() ? 90 + kRaised : 90;
  if (of_platform && in_title(Signal::removes)) score += names_number() ? 300 : 120;
  if (kind_ == ChangeKind::deps && evidence_.product_lines() >= kFollows) score += 120;
  if (kind_ == ChangeKind::build && in_title(Signal::crash) && !speaks_of_ci() &&
      evidence_.files_of(Role::ci) < evidence_.all_files())
    score += 200;
  if (evidence_.files_of(Role::build) > 0) score += 60;
  if (evidence_.files_of(Role::build) > 0 && in_title(Signal::fix) && evidence_.files_of(Role::ci) == 0) score += 80;
  return score;
}

// A requirement that goes asks nothing of anybody.
bool Scale::raises_a_requirement() const {
  return std::any_of(evidence_.requirements.begin(), evidence_.requirements.end(),
                     [](const Requirement& requirement) { return !requirement.after.empty(); });
}

// "[ci] fix a failure": what fails there stops nobody else.
bool Scale::speaks_of_ci() const {
  const auto& parts = story_.parts;
  return has_word(parts.words, {"ci", "workflow", "workflows", "runner", "runners"}) || parts.scope == "ci" ||
         parts.type == "ci" || std::find(parts.tags.begin(), parts.tags.end(), "ci") != parts.tags.end();
}

// "Add __logical_lane": nobody else may call what is named so.
bool Scale::names_private() const {
  const std::string_view text = story_.parts.text;
  for (auto at = text.find("__"); at != std::string_view::npos; at = text.find("__", at + 2)) {
    const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_name_byte);
    const auto name = text.substr(at, static_cast<std::size_t>(end - text.begin()) - at);
    if ((at == 0 || !is_name_byte(text[at - 1])) && name.size() > 2 && !name.ends_with("__")) return true;
  }
  return false;
}

// "Drop Python 3.8" and the like.
bool Scale::names_number() const {
  return std::any_of(story_.parts.text.begin(), story_.parts.text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Principle 7.
int Scale::reach() const {
  const int path = std::max(strength(Signal::common_path), kind_ == ChangeKind::fix && is_of_many() ? kOfMany : 0);
  int score = (kind_ == ChangeKind::fix ? 10 : 4) * path / 3;
  if (in_title(Signal::niche) && !are_at_home(vendors_in(signals_[Signal::niche].phrase), standing_.home))
    score -= 5 * strength(Signal::niche) / 3;
  if (evidence_.files_of(Role::kernel) > 0) score += 20;
  if (evidence_.files_of(Role::api) > 0) score += 15;
  if (kind_ == ChangeKind::fix && generates_code(story_)) score += 25;
  if (is_benchmark_tool(story_))
    score -= kMeasures;
  else if (is_for_developers(story_))
    score -= 45;
  if (is_of_niche_vendor()) score -= kNicheVendor;
  if (is_experimental(story_)) score -= kind_ == ChangeKind::breaking ? 200 : kUnpromised;
  return score;
}

// What a training in parallel stands on and what is kept of it, or a model that many run.
bool Scale::is_of_many() const {
  const auto& words = story_.parts.words;
  if (has_word(words,
               {"fsdp", "fsdp2", "ddp", "deepspeed", "parallel", "parallelism", "cp", "tp", "pp", "dp", "ep",
                "checkpoint", "checkpoints", "checkpointing", "ckpt", "resume", "gradient", "gradients", "loss"}))
    return true;
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    for (const std::string_view model : {"gemma", "glm", "minimax", "internlm", "mixtral", "nemotron", "phi3", "phi4"})
      if (word.text.starts_with(model)) return true;
    return false;
  });
}

// It is for hardware that few have, and this is no repository for that.
bool Scale::is_of_niche_vendor() const {
  const auto vendors = vendors_of(story_);
  return !vendors.empty() && vendors != Vendors{"amd"} && !are_at_home(vendors, standing_.home);
}

// Principle 11.
int Scale::triviality() const {
  if (kind_ == ChangeKind::release) return 0;
  int score = in_title(Signal::minor) ? 5 * strength(Signal::minor) : 0;
  if (of_no_weight())
    score += 270;
  else if (calls_itself_aside())
    score += 150;
  // A helper that stands by itself, a knob turned without a measurement.
  const bool small = evidence_.product_files() == 1 && evidence_.product_lines() <= 40;
  const auto& words = story_.parts.words;
  if (kind_ == ChangeKind::feature && small && !words.empty() && has_word({words.front()}, {"add", "adds", "added"}) &&
      !has_word(words, {"support", "enable", "option"}))
    score += 110;
  if ((kind_ == ChangeKind::feature || kind_ == ChangeKind::fix) && is_of_diagnostics()) score += 60;
  if (kind_ == ChangeKind::feature && names_private()) score += kPrivate;
  if (kind_ == ChangeKind::fix && !claims_fault() && !is_tested()) score += 60;
  const bool measured = !signals_.figures.empty();
  if (kind_ == ChangeKind::performance && (evidence_.product_lines() <= 10 || evidence_.only_tunes()) && !measured)
    score += 50;
  return score;
}

// A typo, whatever code it stands in, as long as nothing says that it did any harm.
bool Scale::of_no_weight() const {
  const bool plainly = in_title(Signal::minor) && strength(Signal::minor) >= kPlainlyMinor;
  return (plainly || is_of_form()) && danger() == remark();
}

// "Improve naming", "rearrange imports", "format with black": the program does what it did.
bool Scale::is_of_form() const {
  const auto& words = story_.parts.words;
  if (words.empty() || kind_ == ChangeKind::breaking) return false;
  if (kind_ == ChangeKind::refactor && has_word({words.front()}, {"format", "reformat", "formatting", "reformatting"}))
    return true;
  const bool of_lines = has_word(words, {"empty", "blank"}) && has_word(words, {"line", "lines"});
  const bool of_imports = has_word(words, {"import", "imports"}) &&
                          has_word(words, {"rearrange", "reorder", "sort", "order", "organize", "unused"});
  const bool of_names = has_word(words, {"naming", "codemod"}) && !in_title(Signal::feature);
  const bool unused = has_word(words, {"unused"}) && has_word(words, {"variable", "variables"});
  return of_lines || of_imports || of_names || unused;
}

// The title speaks of documents or tests and of nothing that a user would notice, although the product changed too.
bool Scale::calls_itself_aside() const {
  for (const auto signal : {Signal::feature, Signal::works, Signal::performance, Signal::removes, Signal::deprecates})
    if (in_title(signal)) return false;
  return !claims_fault() && (in_title(Signal::docs) || in_title(Signal::tests) ||
                             is_tagged(story_.parts, {ChangeKind::docs, ChangeKind::tests}));
}

}  // namespace aireport::digest
