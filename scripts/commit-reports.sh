#!/usr/bin/env bash
# Usage: bash scripts/commit-reports.sh REPORTS INDEX MESSAGE
# Commits the folder of the reports and the index to the branch that is checked out, and pushes it. What others pushed
# meanwhile comes first: the commit is put on top of it.
set -euo pipefail
reports=$1 index=$2 message=$3

branch=$(git symbolic-ref --quiet --short HEAD) || {
  echo "no branch is checked out: check one out to commit the reports to it" >&2
  exit 1
}
git add -- "$reports" "$index"
if git diff --cached --quiet; then
  echo "the reports stand there already"
  exit 0
fi
name=${GIT_AUTHOR_NAME:-github-actions[bot]}
email=${GIT_AUTHOR_EMAIL:-41898282+github-actions[bot]@users.noreply.github.com}
git -c user.name="$name" -c user.email="$email" commit --quiet --message "$message"

for try in 1 2 3 4 5; do
  if git push --quiet origin "HEAD:$branch"; then
    echo "pushed to $branch"
    exit 0
  fi
  git fetch --quiet origin "$branch"
  if git merge-base --is-ancestor FETCH_HEAD HEAD; then
    echo "the push to $branch was refused: is the job allowed to write (contents: write), or the branch protected?" >&2
    exit 1
  fi
  echo "try $try: $branch has moved on" >&2
  git -c user.name="$name" -c user.email="$email" rebase --quiet --autostash FETCH_HEAD || {
    git rebase --abort
    echo "$branch holds other reports of the same days: nothing was pushed" >&2
    exit 1
  }
done
echo "$branch moved on five times: nothing was pushed" >&2
exit 1
