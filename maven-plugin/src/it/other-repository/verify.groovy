def log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] configuration `other/.migration-lint.yaml` is not used; `migration-lint.config` chooses it')
assert log.contains('no problems in 1 file')
