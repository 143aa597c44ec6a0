def log = new File(basedir, 'build.log').text
assert log.count('found 1 error in 1 file (1 KubeVirt)') == 1
assert log.count('done before, for the build as a whole') == 44

// The first module that comes by does it, and the report is at the top all the same.
assert log.count('wrote target/migration-lint/migration-lint.sarif') == 1
assert new File(basedir, 'target/migration-lint/migration-lint.sarif').exists()
