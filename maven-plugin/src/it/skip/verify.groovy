def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] skipped')
assert !log.contains('zero-parallel-migrations')
