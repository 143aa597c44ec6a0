def log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] nothing matches migration-lint.exclude')
// What is said of two places is shown once.
assert log.count('error[unknown-field]: unknown field `allowPostCopies` in `spec`') == 1
assert log.contains('[ERROR]   = also: policies.yaml:9:8')
assert log.contains('[ERROR] found 2 errors in 1 file (2 policies)')
