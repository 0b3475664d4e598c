#!/usr/bin/env bash
# What the action does. It gets its inputs as INPUT_*, and else the variables that GitHub sets for every step; ActionTests runs it.
set -euo pipefail

# To the errors, since some are found where the output is an answer; GitHub reads both.
fail() { echo "::error::contract-diff: $*" >&2; exit 3; }
for program in dotnet git jq curl; do
  command -v "$program" >/dev/null || fail "$program is missing on this runner."
done

# What GitHub says of what happened; nothing where it says nothing of that.
event() { jq -r "$1 // empty" "${GITHUB_EVENT_PATH:-/dev/null}" 2>/dev/null || true; }

# One a line, so that names may have blanks.
lines() { printf '%s\n' "$1" | sed 's/^[[:space:]]*//; s/[[:space:]]*$//; /^$/d'; }
specs=() more=()
while IFS= read -r line; do specs+=("$line"); done < <(lines "$INPUT_SPECS")
while IFS= read -r line; do more+=("$line"); done < <(lines "${INPUT_ARGUMENTS:-}")
[ "${#specs[@]}" -gt 0 ] || fail "the input 'specs' names nothing."
# The checkout may be below the folder of the job.
place=${specs[0]}
[ -d "$place" ] || place=$(dirname "$place")

# The newest tag that what is tagged now was made from.
tag_before() {
  local deepen=""
  [ "$(git -C "$place" rev-parse --is-shallow-repository)" = false ] || deepen=--unshallow
  git -C "$place" fetch --quiet --tags $deepen origin || fail "the tags could not be fetched; check out with 'fetch-depth: 0'."
  git -C "$place" describe --tags --abbrev=0 HEAD^ 2>/dev/null || true
}

# The revision to compare with; nothing if nothing came before.
find_base() {
  local before default
  before=$(event '.before // .merge_group.base_sha')
  default=$(event .repository.default_branch)
  if [ -n "${INPUT_BASE:-}" ]; then
    echo "$INPUT_BASE"
  elif [ -n "${GITHUB_BASE_REF:-}" ]; then
    echo "origin/$GITHUB_BASE_REF"
  elif [[ ${GITHUB_REF:-} == refs/tags/* ]]; then
    tag_before
  elif [[ $before == *[^0]* ]]; then
    # What was pushed over, even where the push was forced.
    echo "$before.."
  elif [ -n "$default" ] && [ "${GITHUB_REF:-}" != "refs/heads/$default" ]; then
    echo "origin/$default"
  elif [ -z "$before" ] && git -C "$place" cat-file commit HEAD | grep -q '^parent '; then
    echo HEAD^
  fi
}

base=$(find_base)
if [ -z "$base" ]; then
  echo "::notice::contract-diff: nothing came before this, so there is nothing to compare; the input 'base' can name a revision."
  printf 'verdict=compatible\nbump=none\n' >>"$GITHUB_OUTPUT"
  exit 0
fi

# In a folder of its own: an earlier step may have installed another version.
folder="$RUNNER_TEMP/contract-diff-${INPUT_NAME//[^A-Za-z0-9]/-}"
mkdir -p "$folder"
tool="$folder/tool/contract-diff"
install() {
  if [ -n "${INPUT_SOURCE:-}${INPUT_VERSION:-}" ]; then
    dotnet tool install CloudMgmt.ContractDiff --tool-path "$folder/tool" \
      ${INPUT_VERSION:+--version "$INPUT_VERSION"} ${INPUT_SOURCE:+--source "$INPUT_SOURCE"}
  else
    # A runner has all of the repository that an action is in. What its own gate checks is not checked again.
    cd "$GITHUB_ACTION_PATH/../../.."
    dotnet publish build/ContractDiff --output "$folder/tool" -p:CI=false -p:TreatWarningsAsErrors=false
  fi
}
if [ ! -x "$tool" ]; then
  (install) >"$folder/install.log" 2>&1 ||
    { cat "$folder/install.log"; fail "the tool could not be installed; the inputs 'source' and 'version' say where from."; }
fi

# The comment begins with a line of its own, which needs room; a report of an earlier run would pass for this one.
rm -f "$folder"/{report.json,comment.md,report.txt,annotations.txt}
status=0
"$tool" --git "$base" --fetch ${INPUT_FAIL_ON:+--fail-on "$INPUT_FAIL_ON"} ${more[@]+"${more[@]}"} \
  --format json --output "$folder/report.json" --format markdown --output "$folder/comment.md" --max-length 65000 \
  --format text --output "$folder/report.txt" --format github --output "$folder/annotations.txt" \
  -- "${specs[@]}" 2>"$folder/errors.txt" || status=$?
if [ -s "$folder/errors.txt" ]; then
  problem=$(<"$folder/errors.txt")
  problem=${problem//'%'/%25}
  echo "::error::${problem//$'\n'/%0A}"
fi

if [ "$status" -le 1 ]; then
  # The names in a document are anybody's; the runner must not take them for commands.
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '::stop-commands::%s\n%s\n::%s::\n' "$token" "$(<"$folder/report.txt")" "$token"
  cat "$folder/annotations.txt"
  verdict=$(jq -r '[.verdict[]] | if any(. == "breaking") then "breaking" elif any(. == "risky") then "risky" else "compatible" end' "$folder/report.json")
  bump=$(jq -r .bump "$folder/report.json")
  printf 'verdict=%s\nbump=%s\n' "$verdict" "$bump" >>"$GITHUB_OUTPUT"
  [ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$folder/comment.md" >>"$GITHUB_STEP_SUMMARY"
else
  # What an earlier run said of another commit must not pass for this one.
  bump=none
  printf '## Contract diff\n\nThe last commit could not be judged; the log of the job says why.\n' >"$folder/comment.md"
fi

# The token goes through a pipe, where no list of processes shows it. Writes the answer to a file, and its status.
api() {
  local method=$1 address=$2 answer=$3
  shift 3
  printf 'authorization: Bearer %s\n' "$INPUT_TOKEN" |
    curl --silent --show-error --request "$method" --header @- --header 'accept: application/vnd.github+json' --header 'content-type: application/json' \
      --output "$answer" --write-out '%{http_code}' "$@" "$address"
}

# The account that the token belongs to, which the token of a job may ask of GraphQL alone.
find_author() {
  local code
  code=$(api POST "${GITHUB_GRAPHQL_URL:-}" "$folder/answer.json" --data '{"query":"{viewer{login}}"}') || return 1
  [ "$code" = 200 ] || { echo "status $code" >&2; return 1; }
  jq -er .data.viewer.login "$folder/answer.json"
}

# The comment of an earlier run; nothing if there is none. Anybody may write one that begins as it does, and edit it later.
find_comment() {
  local page=1 code author
  author=$(find_author) || return 1
  while :; do
    code=$(api GET "$issues/$number/comments?per_page=100&page=$page" "$folder/answer.json") || return 1
    [ "$code" = 200 ] || { echo "status $code" >&2; return 1; }
    jq -r --arg marker "$marker" --arg author "$author" \
      'map(select(.user.login == $author and (.body | startswith($marker)))) | .[0].id // empty' "$folder/answer.json" >"$folder/id"
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
    code=$(api PATCH "$issues/comments/$id" "$folder/answer.json" --data "@$folder/body.json") || return 1
  else
    code=$(api POST "$issues/$number/comments" "$folder/answer.json" --data "@$folder/body.json") || return 1
  fi
  [ "${code:0:1}" = 2 ] || { echo "status $code" >&2; return 1; }
}

number=$(event .pull_request.number)
marker="<!-- contract-diff: $INPUT_NAME -->"
if [ "$INPUT_COMMENT" = true ] && [ -n "$number" ]; then
  issues="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues"
  # The verdict counts without it: a pull request from a fork may not comment.
  comment || echo "::warning::contract-diff: the comment could not be written; the job needs the permission 'pull-requests: write', which pull requests from forks do not have."
fi
exit "$status"
