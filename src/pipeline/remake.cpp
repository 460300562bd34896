#include "pipeline/remake.hpp"

#include <aireport/render/render.hpp>
#include <utility>

namespace aireport::pipeline {

void Remaking::take(const model::DayHead& head, const model::RepoActivity& activity) {
  digests_.push_back(digest::digest_repository(activity, head.settings, head.window));
  if (wanted_ == Parts::encoded) parts_.push_back(snapshot::encode_repository(activity, head.settings.web_url));
}

Remade Remaking::finish(model::DayHead head) && {
  if (language_) head.settings.language = *language_;
  Remade remade;
  remade.parts = std::move(parts_);
  remade.report = digest::compose(std::move(digests_), std::move(head));
  remade.page = render::render_page(remade.report);
  return remade;
}

Result<Remade> remake(std::string_view file, std::optional<model::Language> language, Parts parts,
                      const Interrupted& interrupted) {
  Remaking remaking(language, parts);
  const auto take = [&](const model::DayHead& of, const model::RepoActivity& activity) { remaking.take(of, activity); };
  AIREPORT_TRY(auto head, snapshot::decode_each(file, interruptible(take, interrupted)));
  return std::move(remaking).finish(std::move(head));
}

}  // namespace aireport::pipeline
