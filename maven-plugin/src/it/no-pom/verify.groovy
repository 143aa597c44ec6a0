def log = new File(basedir, 'build.log').text
assert log.contains('[ERROR]  --> kubevirt.yaml:9:42')
assert log.contains('migration-lint found 1 error, see above')
assert log.contains('[INFO] # zero-parallel-migrations')
assert log.contains('[INFO] ## Why it matters')
