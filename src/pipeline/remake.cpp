#include "pipeline/remake.hpp"

#include <aireport/render/render.hpp>
#include <utility>

namespace aireport::pipeline {

void Remaking::take(const model::DayHead& head, const model::RepoActivity& activity) {
  if (bytes_ > digest::kMaxDigestBytes) return;
  digests_.push_back(digest::digest_repository(activity, head.settings, head.window));
  bytes_ += digest::memory_of(digests_.back());
  if (wanted_ == Parts::encoded) parts_.push_back(snapshot::encode_repository(activity, head.settings.web_url));
}

Result<Remade> Remaking::finish(model::DayHead head, const Interrupted& interrupted) && {
  if (bytes_ > digest::kMaxDigestBytes)
    return fail(ErrorKind::too_large, "there is more to say of it than a report can hold");
  if (language_) head.settings.language = *language_;
  Remade remade;
  remade.parts = std::move(parts_);
  remade.report = digest::compose(std::move(digests_), std::move(head));
  AIREPORT_CHECK(check_interrupted(interrupted));
  remade.page = render::render_page(remade.report);
  return remade;
}

Result<Remade> remake(std::string_view file, std::optional<model::Language> language, Parts parts,
                      const Interrupted& interrupted) {
  Remaking remaking(language, parts);
  const auto take = [&](const model::DayHead& of, const model::RepoActivity& activity) { remaking.take(of, activity); };
  AIREPORT_TRY(auto head, snapshot::decode_each(file, interruptible(take, interrupted)));
  return std::move(remaking).finish(std::move(head), interrupted);
}

}  // namespace aireport::pipeline
