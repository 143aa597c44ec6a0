def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 5
def (rule, path, threshold, format, configuration) = builds

assert rule.contains('no rule `identical-selector`; did you mean `identical-selectors`?')
assert path.contains('no such file or folder: `kubevirt.yml`')
assert threshold.contains('migration-lint.failOn is error, warning, note or never, not `warnings`')
assert format.contains('and `pdf` is none')
assert configuration.contains('misspelt.yaml:3:3: no rule is called `identical-selector`, did you mean `identical-selectors`?')
for (build in builds) {
  assert build.contains("MojoExecutionException")
}
