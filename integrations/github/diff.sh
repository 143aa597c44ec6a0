# shellcheck shell=sh disable=SC2154 # run.sh sets what is not set here
# Read by run.sh in a pull request: says in the job summary what it does to VMs, and in a comment where
# that is wanted. Uses linter, base, work, outputs and summary of run.sh. Nothing here fails the step.

marker='<!-- migration-lint diff -->'

set -- diff --fail-on=never "--format=text=$work/diff.txt" "--format=json=$work/diff.json" \
  "--format=markdown=$work/diff.md"
if [ -n "${GITHUB_SERVER_URL:-}" ] && [ -n "${GITHUB_REPOSITORY:-}" ]; then
  set -- "$@" "--links=$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/blob/{revision}/"
fi
if [ "${configuration:-}" = --no-config ]; then
  set -- "$@" --no-config --no-baseline --no-suppressions
elif [ -n "${configuration:-}" ]; then
  set -- "$@" --config-from=base
fi
set -- "$@" "$base" --
for path in ${MIGRATION_LINT_PATHS:-.}; do
  set -- "$@" "$path"
done
"$linter" "$@" >/dev/null 2>"$work/stderr" ||
  echo "::warning title=migration-lint::cannot tell what the pull request changes: $(reason)"

# A number of the summary of the JSON report.
number() {
  if [ -f "$work/diff.json" ]; then
    sed -n "s/^ *\"$1\": \([0-9]*\),*\$/\1/p" "$work/diff.json" | head -n 1
  fi
}

{
  echo "changed-vms=$(number vms)"
  echo "new-findings=$(number newFindings)"
} >>"$outputs"

if [ -f "$work/diff.md" ]; then
  cut_to_size <"$work/diff.md" >>"$summary"
fi

# One comment, which later runs replace. Needs `pull-requests: write` and the runner's `gh`.
comment() {
  { echo "$marker"; cat "$work/diff.md"; } >"$work/comment.md"
  comments=repos/$GITHUB_REPOSITORY/issues
  known=$(gh api --paginate "$comments/$MIGRATION_LINT_PULL_REQUEST/comments" \
    --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$marker\"))) | .id" | head -n 1)
  if [ -n "$known" ]; then
    gh api --silent --method PATCH "$comments/comments/$known" --field "body=@$work/comment.md"
  elif ! grep -q 'nothing changes' "$work/diff.md"; then
    gh api --silent "$comments/$MIGRATION_LINT_PULL_REQUEST/comments" --field "body=@$work/comment.md"
  fi
}

if [ "${MIGRATION_LINT_COMMENT:-false}" = true ] && [ -f "$work/diff.md" ] &&
  [ -n "${MIGRATION_LINT_PULL_REQUEST:-}" ]; then
  comment 2>"$work/stderr" ||
    echo "::warning title=migration-lint::cannot comment, which needs \`pull-requests: write\`: $(reason)"
fi
