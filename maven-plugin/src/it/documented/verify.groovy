def log = new File(basedir, 'build.log').text
assert log =~ /migration-lint\S*:\S+:check \(default\)/
assert log.contains('[INFO] no problems in 1 file (1 KubeVirt)')
