#!/usr/bin/env bash
# What the action does. It gets its inputs as INPUT_*, and else the variables that GitHub sets for every step; ActionTests runs it.
set -euo pipefail

fail() { echo "::error::contract-diff: $*"; exit 3; }
for program in dotnet git jq curl; do
  command -v "$program" >/dev/null || fail "$program is missing on this runner."
done

# In a folder of its own: an earlier step may have installed another version.
folder="$RUNNER_TEMP/contract-diff-${INPUT_NAME//[^A-Za-z0-9]/-}"
mkdir -p "$folder"
tool="$folder/tool/contract-diff"
if [ ! -x "$tool" ]; then
  dotnet tool install CloudMgmt.ContractDiff --tool-path "$folder/tool" \
    ${INPUT_VERSION:+--version "$INPUT_VERSION"} ${INPUT_SOURCE:+--source "$INPUT_SOURCE"} >"$folder/install.log" 2>&1 ||
    { cat "$folder/install.log"; fail "the tool could not be installed; the input 'source' names the feed."; }
fi

# One a line, so that names may have blanks.
lines() { printf '%s\n' "$1" | sed 's/^[[:space:]]*//; s/[[:space:]]*$//; /^$/d'; }
specs=() more=()
while IFS= read -r line; do specs+=("$line"); done < <(lines "$INPUT_SPECS")
while IFS= read -r line; do more+=("$line"); done < <(lines "${INPUT_ARGUMENTS:-}")
if [ -n "${INPUT_BASE:-}" ]; then
  base=$INPUT_BASE
elif [ -n "${GITHUB_BASE_REF:-}" ]; then
  base="origin/$GITHUB_BASE_REF"
else
  base="HEAD^"
fi

# The comment begins with a line of its own, which needs room; a report of an earlier run would pass for this one.
rm -f "$folder/report.json" "$folder/comment.md"
status=0
"$tool" --git "$base" --fetch ${INPUT_FAIL_ON:+--fail-on "$INPUT_FAIL_ON"} ${more[@]+"${more[@]}"} \
  --format json --output "$folder/report.json" --format markdown --output "$folder/comment.md" --max-length 65000 \
  --format text --format github -- "${specs[@]}" || status=$?
[ "$status" -le 1 ] || exit "$status"

verdict=$(jq -r '[.verdict[]] | if any(. == "breaking") then "breaking" elif any(. == "risky") then "risky" else "compatible" end' "$folder/report.json")
bump=$(jq -r .bump "$folder/report.json")
printf 'verdict=%s\nbump=%s\n' "$verdict" "$bump" >>"$GITHUB_OUTPUT"
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$folder/comment.md" >>"$GITHUB_STEP_SUMMARY"

# The token goes through a pipe, where no list of processes shows it. Writes the answer to a file, and its status.
api() {
  local method=$1 path=$2 answer=$3
  shift 3
  printf 'authorization: Bearer %s\n' "$INPUT_TOKEN" |
    curl --silent --show-error --request "$method" --header @- --header 'accept: application/vnd.github+json' --header 'content-type: application/json' \
      --output "$answer" --write-out '%{http_code}' "$@" "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/$path"
}

# The comment of an earlier run; nothing if there is none.
find_comment() {
  local page=1 code
  while :; do
    code=$(api GET "$number/comments?per_page=100&page=$page" "$folder/answer.json") || return 1
    [ "$code" = 200 ] || { echo "status $code" >&2; return 1; }
    jq -r --arg marker "$marker" 'map(select(.body | startswith($marker))) | .[0].id // empty' "$folder/answer.json" >"$folder/id"
    if [ -s "$folder/id" ] || [ "$(jq length "$folder/answer.json")" -lt 100 ]; then
      cat "$folder/id"
      return
    fi
    page=$((page + 1))
  done
}

comment() {
  local id code
  id=$(find_comment) || return 1
  # Who changed nothing of the contract is not told so, unless they were told something else before.
  [ -n "$id" ] || [ "$bump" != none ] || return 0
  { printf '%s\n' "$marker"; cat "$folder/comment.md"; } | jq --raw-input --slurp '{ body: . }' >"$folder/body.json"
  if [ -n "$id" ]; then
    code=$(api PATCH "comments/$id" "$folder/answer.json" --data "@$folder/body.json") || return 1
  else
    code=$(api POST "$number/comments" "$folder/answer.json" --data "@$folder/body.json") || return 1
  fi
  [ "${code:0:1}" = 2 ] || { echo "status $code" >&2; return 1; }
}

number=$(jq -r '.pull_request.number // empty' "${GITHUB_EVENT_PATH:-/dev/null}" 2>/dev/null || true)
marker="<!-- contract-diff: $INPUT_NAME -->"
if [ "$INPUT_COMMENT" = true ] && [ -n "$number" ]; then
  # The verdict counts without it: a pull request from a fork may not comment.
  comment || echo "::warning::contract-diff: the comment could not be written; the job needs the permission 'pull-requests: write', which pull requests from forks do not have."
fi
exit "$status"
