def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] no problems in 2 files (1 KubeVirt, 2 policies, 2 excluded)')
