#include "cli/advice.hpp"

#include <gtest/gtest.h>

namespace aireport::cli {
namespace {

TEST(AdviceTest, OnlyWhoHasNoTokenIsToldToGiveOne) {
  const Error limited{ErrorKind::rate_limited, "no repository could be fetched", {}, 0};
  const auto told = [&](pipeline::Identity identity) { return with_advice(limited, {}, identity).message; };
  EXPECT_EQ(told(pipeline::Identity::anonymous),
            "no repository could be fetched; give it a token, or --wait waits until more may be asked for; --dry-run "
            "tells what a day costs");
  EXPECT_EQ(
      told(pipeline::Identity::token),
      "no repository could be fetched; --wait waits until more may be asked for; --dry-run tells what a day costs");
}

TEST(AdviceTest, OfTheDeadlineItIsSaidWhatItIsFor) {
  const Error late{ErrorKind::deadline, "the run's deadline of 1 s is over", {}, 0};
  EXPECT_EQ(
      with_advice(late, {}, pipeline::Identity::token).message,
      "the run's deadline of 1 s is over; --deadline, which is for the whole run, may be longer; the same command "
      "goes on from here");
}

TEST(AdviceTest, ATokenThatNeverWentOutIsNotToBeMadeAnew) {
  const auto told = [](int status) {
    return with_advice({ErrorKind::credentials, "no token", {}, status}, {}, pipeline::Identity::token).message;
  };
  EXPECT_EQ(told(0), "no token");
  EXPECT_EQ(told(401).find("no token; make a new token at "), 0U);
}

}  // namespace
}  // namespace aireport::cli
