@echo off
rem Runs migration-lint with the Java of JAVA_HOME, or with the one on the PATH.
rem No variable is expanded in a block: a path such as "Program Files (x86)" would end it.
setlocal EnableExtensions DisableDelayedExpansion
set "LINT_JAR=%~dp0..\lib\migration-lint.jar"
if defined MIGRATION_LINT_JAR set "LINT_JAR=%MIGRATION_LINT_JAR%"
if not exist "%LINT_JAR%" goto no_jar
set "LINT_JAVA=java.exe"
if not defined JAVA_HOME goto cache
set "LINT_JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%LINT_JAVA%" goto no_java

:cache
rem Java 19 and newer keep loaded classes there for faster starts; an older one ignores the flags.
set "LINT_SHARE=-Xshare:auto"
if "%MIGRATION_LINT_ARCHIVE%"=="none" goto run
if not defined LOCALAPPDATA goto run
if not exist "%LOCALAPPDATA%\migration-lint\cache\" mkdir "%LOCALAPPDATA%\migration-lint\cache" >nul 2>nul
if not exist "%LOCALAPPDATA%\migration-lint\cache\" goto run
set "LINT_SHARE=-XX:SharedArchiveFile=%LOCALAPPDATA%\migration-lint\cache\launcher.jsa"

:run
"%LINT_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:NewSize=32m -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions -XX:+AutoCreateSharedArchive "%LINT_SHARE%" "-Xbootclasspath/a:%LINT_JAR%" -cp "%LINT_JAR%" io.github.migrationlint.cli.Main %*
exit /b %ERRORLEVEL%

:no_jar
echo migration-lint: no such file: "%LINT_JAR%" 1>&2
exit /b 2

:no_java
echo migration-lint: JAVA_HOME has no bin\java.exe: "%JAVA_HOME%" 1>&2
exit /b 2
