#!/bin/sh
# Brings the jar of a release: get-jar.sh VERSION FILE. Does nothing where the file is the right one already.
#
# What a download must be is written in SHA256SUMS, beside this script, for every release up to the one this script
# belongs to. The checksum of a later release comes from that release itself.
# MIGRATION_LINT_DOWNLOADS names another place for the folders of releases, such as a mirror.
set -eu

version=$1
file=$2
downloads=${MIGRATION_LINT_DOWNLOADS:-https://github.com/migrationlint/migration-lint/releases/download}
name=migration-lint-$version.jar
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)

fail() {
  printf 'migration-lint: %s\n' "$1" >&2
  exit 2
}

case $version in
  '' | *[!0-9A-Za-z.-]* | .*) fail "not a release: '$version'; a release is written like 0.1.0" ;;
  *-SNAPSHOT) fail "$version is a development version, which is not released; pin a release or name a jar" ;;
esac

checksum_of() {
  if command -v sha256sum >/dev/null; then
    sum=$(sha256sum <"$1")
  elif command -v shasum >/dev/null; then
    sum=$(shasum -a 256 <"$1")
  else
    sum=$(openssl dgst -sha256 -r <"$1") || fail 'sha256sum, shasum or openssl is needed to check the download'
  fi
  printf '%s\n' "${sum%% *}"
}

# listed FILE: the checksum that a list of checksums has for the jar.
listed() {
  while read -r sum listed_name; do
    if [ "${listed_name#\*}" = "$name" ]; then
      printf '%s\n' "$sum"
      return 0
    fi
  done <"$1"
}

download() {
  if command -v curl >/dev/null; then
    curl --silent --show-error --fail --location --proto-redir =https --retry 3 --connect-timeout 20 \
      --max-time 300 --output "$2" -- "$1"
  elif command -v wget >/dev/null; then
    wget --quiet --tries=3 --timeout=60 --output-document="$2" -- "$1"
  else
    fail 'curl or wget is needed to download'
  fi
}

work=
trap '[ -z "$work" ] || rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM

expected=$(listed "$here/SHA256SUMS")
if [ -n "$expected" ] && [ -f "$file" ] && [ "$(checksum_of "$file")" = "$expected" ]; then
  exit 0
fi

# Beside the file, so that the last step is a rename: others see the whole jar or none.
case $file in
  */*) folder=${file%/*} ;;
  *) folder=. ;;
esac
mkdir -p "$folder"
work=$(mktemp -d "$folder/.download.XXXXXX")
if [ -z "$expected" ]; then
  download "$downloads/v$version/SHA256SUMS" "$work/SHA256SUMS" ||
    fail "no checksums of release $version at $downloads"
  expected=$(listed "$work/SHA256SUMS")
  [ -n "$expected" ] || fail "the checksums of release $version do not list $name"
  if [ -f "$file" ] && [ "$(checksum_of "$file")" = "$expected" ]; then
    exit 0
  fi
fi
download "$downloads/v$version/$name" "$work/$name" || fail "cannot download $name from $downloads"
found=$(checksum_of "$work/$name")
[ "$found" = "$expected" ] || fail "$name has the checksum $found, but must have $expected; it was not used"
mv -f "$work/$name" "$file"
