def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 3
def (together, oneModule, perModule) = builds

// Three modules bind the goal, and one of them checks what all have in common.
assert together.count('found 1 error in 2 files (2 KubeVirt)') == 1
assert together.count('done before, for the build as a whole') == 2

// The module that would do it is not always part of the build.
assert oneModule.count('found 1 error in 2 files (2 KubeVirt)') == 1

assert perModule.count('found 1 error in 2 files (2 KubeVirt)') == 1
assert perModule.count('no problems in 1 file (1 KubeVirt)') == 1
assert perModule.count('no KubeVirt objects in 0 files') == 1
