# Runs migration-lint with the Java of JAVA_HOME, or with the one on the PATH.
$ErrorActionPreference = 'Stop'

function Stop-WithReason([string] $Reason) {
    [Console]::Error.WriteLine("migration-lint: $Reason")
    exit 2
}

$jar = Join-Path (Join-Path (Split-Path -Parent $PSScriptRoot) 'lib') 'migration-lint.jar'
if ($env:MIGRATION_LINT_JAR) { $jar = $env:MIGRATION_LINT_JAR }
if (-not (Test-Path -LiteralPath $jar -PathType Leaf)) { Stop-WithReason "no such file: $jar" }

$java = 'java'
if ($env:JAVA_HOME) {
    $java = Join-Path (Join-Path $env:JAVA_HOME 'bin') 'java.exe'
    if (-not (Test-Path -LiteralPath $java -PathType Leaf)) { Stop-WithReason "JAVA_HOME has no bin\java.exe: $env:JAVA_HOME" }
}

# Java 19 and newer keep loaded classes there for faster starts; an older one ignores the flags.
$share = '-Xshare:auto'
if ($env:LOCALAPPDATA -and $env:MIGRATION_LINT_ARCHIVE -ne 'none') {
    $cache = Join-Path (Join-Path $env:LOCALAPPDATA 'migration-lint') 'cache'
    try {
        New-Item -ItemType Directory -Force -Path $cache | Out-Null
        $share = '-XX:SharedArchiveFile=' + (Join-Path $cache 'launcher.jsa')
    } catch { $share = '-Xshare:auto' }
}

$flags = @('-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-XX:NewSize=32m', '-Xlog:disable',
    '-XX:+IgnoreUnrecognizedVMOptions', '-XX:+AutoCreateSharedArchive', $share, "-Xbootclasspath/a:$jar", '-cp', $jar, 'io.github.migrationlint.cli.Main')
$ErrorActionPreference = 'Continue'
& $java @flags @args
exit $LASTEXITCODE
