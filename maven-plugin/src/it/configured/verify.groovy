def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] no problems in 2 files (2 KubeVirt, 1 policy)')
