#!/bin/sh
# The last step of action.yml: lints, annotates, writes the job summary and the outputs, and exits as
# the linter does. Reads MIGRATION_LINT_* (the inputs of action.yml) and the GITHUB_* variables of a
# runner; without the latter it only lints, so it can be tried anywhere.
#
# MIGRATION_LINT_COMMAND names another linter; nothing is downloaded then.
set -eu

home=$(cd "$(dirname "$0")/../.." && pwd)
linter=${MIGRATION_LINT_COMMAND:-$home/migration-lint}
outputs=${GITHUB_OUTPUT:-/dev/null}
summary=${GITHUB_STEP_SUMMARY:-/dev/null}
sarif=${MIGRATION_LINT_SARIF_FILE:-}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# GitHub's runners bring several JDKs, and some start with one that is too old.
choose_java() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  major=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1) || major=
  if [ "${major:-0}" -lt 17 ]; then
    newer=$(env | grep -E '^JAVA_HOME_(17|21|25)_' | sort | head -n 1 | cut -d= -f2-) || newer=
    if [ -n "$newer" ]; then
      JAVA_HOME=$newer
      export JAVA_HOME
    fi
  fi
}

# Lists hold one item on each line; nothing in them is expanded.
set -f
IFS='
'

# An annotation is one line, in which the runner reads %, %0A and the like; nothing of the input may start a command.
reason() {
  sed '/^ *$/d' "$work/stderr" | head -n 1 | tr -d '\r' | sed 's/%/%25/g' | cut -c 1-500
}

# Sets version: the release to run, or nothing where a checkout was built already.
choose_version() {
  version=${MIGRATION_LINT_VERSION:-}
  version=${version#v}
  if [ -z "$version" ]; then
    version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$home/pom.xml" | head -n 1)
    case $version in
      *-SNAPSHOT) [ ! -f "$home/cli/target/migration-lint.jar" ] || version= ;;
    esac
  fi
}

# Sets MIGRATION_LINT_JAR: the jar that is given, else that of the release.
choose_jar() {
  if [ -n "${MIGRATION_LINT_COMMAND:-}" ]; then
    return 0
  fi
  if [ -z "${MIGRATION_LINT_JAR:-}" ]; then
    choose_version
    if [ -z "$version" ]; then
      MIGRATION_LINT_JAR=$home/cli/target/migration-lint.jar
    else
      if [ "${MIGRATION_LINT_CACHE:-true}" = true ]; then
        folder=${RUNNER_TOOL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}}/migration-lint/$version
      else
        folder=$work
      fi
      MIGRATION_LINT_JAR=$folder/migration-lint.jar
      "$home/integrations/get-jar.sh" "$version" "$MIGRATION_LINT_JAR" || return 2
    fi
  fi
  export MIGRATION_LINT_JAR
  # A machine that is thrown away after the job has no second run to make faster.
  if [ "${RUNNER_ENVIRONMENT:-}" = github-hosted ] || [ "$MIGRATION_LINT_JAR" = "$work/migration-lint.jar" ]; then
    export MIGRATION_LINT_ARCHIVE=none
  fi
}

# The commit that a pull request is compared with; nothing outside of one. A merge commit that the
# platform has made names it as its first parent, even in a checkout that lacks it.
base_of_pull_request() {
  [ -n "${MIGRATION_LINT_BASE:-}" ] || return 0
  commit=$(git cat-file commit HEAD 2>/dev/null) || return 0
  parents=$(printf '%s\n' "$commit" | sed -n -e '/^$/q' -e 's/^parent //p')
  if [ "$(printf '%s\n' "$parents" | grep -c .)" -gt 1 ]; then
    base=$(printf '%s\n' "$parents" | head -n 1)
  else
    base=$MIGRATION_LINT_BASE
  fi
  git cat-file -e "$base^{commit}" 2>/dev/null ||
    git fetch --quiet --no-tags --depth=1 origin "$base" >&2 || :
  printf '%s\n' "$base"
}

# Sets configuration: an option, or nothing. Whoever opens a pull request from a fork must not turn off
# rules for it. Where the target branch cannot be read, nothing may be turned off.
choose_configuration() {
  configuration=
  case ${MIGRATION_LINT_CONFIG_FROM:-}:${MIGRATION_LINT_FORK:-false} in
    base:* | :true) configuration=${base:+--config-from=$base} ;;
    head:* | :*) ;;
    *)
      echo "config-from is base or head, not '$MIGRATION_LINT_CONFIG_FROM'" >&2
      return 2
      ;;
  esac
  if [ -n "$configuration" ] && ! git cat-file -e "$base^{commit}" 2>/dev/null; then
    configuration=--no-config
  fi
}

set -- "--fail-on=${MIGRATION_LINT_FAIL_ON:-error}"
for format in ${MIGRATION_LINT_FORMAT:-github}; do
  set -- "$@" "--format=$format"
done
set -- "$@" "--format=json=$work/report.json" "--format=markdown=$work/summary.md"
if [ -n "$sarif" ]; then
  set -- "$@" "--format=sarif=$sarif"
fi
for rules in ${MIGRATION_LINT_SELECT:-}; do
  set -- "$@" "--select=$rules"
done
for rules in ${MIGRATION_LINT_IGNORE:-}; do
  set -- "$@" "--ignore=$rules"
done
for word in ${MIGRATION_LINT_ARGS:-}; do
  set -- "$@" "$word"
done
set -- "$@" --
for path in ${MIGRATION_LINT_PATHS:-.}; do
  set -- "$@" "$path"
done

choose_java
code=0
linted=false
base=$(base_of_pull_request)
{ choose_configuration && choose_jar; } 2>"$work/stderr" || code=2
if [ "$configuration" = --no-config ]; then
  set -- --no-baseline --no-suppressions "$@"
fi
if [ "$code" -eq 0 ] && [ -n "$base" ] && [ "${MIGRATION_LINT_ONLY_NEW:-true}" = true ]; then
  "$linter" check "--since=$base" ${configuration:+"$configuration"} "$@" >"$work/stdout" 2>"$work/stderr" || code=$?
  if [ "$code" -eq 2 ]; then
    # Want of history must not turn a pull request red.
    echo "::warning title=migration-lint::cannot compare with the target branch, so all findings are reported: $(reason)"
    code=0
  else
    linted=true
    cat "$work/stdout"
  fi
fi
if [ "$code" -eq 0 ] && [ $linted = false ]; then
  "$linter" check ${configuration:+"$configuration"} "$@" 2>"$work/stderr" || code=$?
fi
cat "$work/stderr" >&2

# The summary comes before the findings, and no text in a report starts a line.
counted() {
  if [ -f "$work/report.json" ]; then
    sed -n "s/^ *\"$1\": \([0-9]*\),*\$/\1/p" "$work/report.json" | head -n 1
  fi
}

{
  echo "errors=$(counted errors)"
  echo "warnings=$(counted warnings)"
  echo "notes=$(counted notes)"
  echo "exit-code=$code"
  if [ -n "$sarif" ] && [ -f "$sarif" ]; then
    echo "sarif-file=$(printf '%s' "$sarif" | tr -d '\n\r')"
  else
    echo "sarif-file="
  fi
} >>"$outputs"

# The outputs of a run that compares nothing.
if [ -z "$base" ] || [ "$code" -gt 1 ]; then
  echo "changed-vms=" >>"$outputs"
  echo "new-findings=" >>"$outputs"
fi

# A relative link of a job summary leads nowhere; only links of the report have these characters.
with_links() {
  if [ -n "${GITHUB_SERVER_URL:-}" ] && [ -n "${GITHUB_REPOSITORY:-}" ] && [ -n "${GITHUB_SHA:-}" ]; then
    sed "s|](\\./|]($GITHUB_SERVER_URL/$GITHUB_REPOSITORY/blob/$GITHUB_SHA/|g"
  else
    cat
  fi
}

# GitHub refuses a summary of more than 1 MiB as a whole.
cut_to_size() {
  LC_ALL=C awk '
    { size += length($0) + 1 }
    size > 1000000 { print "\n\n**The rest is too long for a job summary, see the log.**"; exit }
    { print }'
}

# What the pull request does to VMs; its own findings are those of the check.
if [ -n "$base" ] && [ "$code" -le 1 ]; then
  . "$home/integrations/github/diff.sh"
fi

if [ -f "$work/summary.md" ]; then
  with_links <"$work/summary.md" | cut_to_size >>"$summary"
fi
if [ "$code" -gt 1 ]; then
  echo "::error title=migration-lint::migration-lint could not finish (exit code $code): $(reason)"
fi
exit "$code"
