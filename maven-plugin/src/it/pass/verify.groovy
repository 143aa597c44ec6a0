def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] no problems in 1 file (1 KubeVirt)')
assert log.contains('[INFO] ok    a new VM gets no policy (cluster default, 1 VM)')
assert !log.contains('SLF4J')
