def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 11
def (check, explain, report, whoWins, help, helpOnReport, noSuchVm, policy, noSuchPolicy, diff, upgrade) = builds

assert check.contains('[ERROR]  --> kubevirt.yaml:9:42')
assert check.contains('migration-lint found 1 error, see above')

assert explain.contains('[INFO] # zero-parallel-migrations')
assert explain.contains('[INFO] ## Why it matters')

// Findings fail no report, and each format has its file.
def written = ['checkstyle.xml', 'codequality.json', 'json', 'junit.xml', 'md', 'sarif', 'txt']
    .collect { 'target/migration-lint/migration-lint.' + it }
written.each {
  assert report.contains("[INFO] wrote $it")
  assert new File(basedir, it).text.contains('zero-parallel-migrations')
}
assert report.contains('[INFO] found 1 error')

assert whoWins.contains('[INFO] VirtualMachine shop/orders (vm.yaml:14)')
assert whoWins =~ /\[INFO\] +winner +databases/
assert policy.contains('[INFO] policy databases (vm.yaml:4)')
assert policy =~ /\[INFO\] +governs +shop\/orders/
assert noSuchPolicy.contains('no policy `database`; did you mean `databases`?')
assert noSuchVm.contains('no VM `orders`; name it as NAMESPACE/NAME')

assert diff.contains('[INFO] nothing changes for any VM, cluster or finding')
assert upgrade.contains('[INFO] KubeVirt 1.8 -> 1.9')

['check', 'diff', 'explain', 'help', 'report', 'upgrade', 'who-wins'].each {
  assert help.contains("[INFO] migration-lint:$it")
}
assert !help.contains('User property')
assert helpOnReport.contains('[INFO] migration-lint:report')
assert !helpOnReport.contains('[INFO] migration-lint:check')
assert helpOnReport.contains('[INFO]       User property: migration-lint.formats')
assert helpOnReport.contains('(default: text,json,sarif,junit,gitlab,checkstyle,markdown)')

// What the documentation tells to run without a POM is what was run here.
def goals = new Properties()
new File(basedir, 'invoker.properties').withInputStream { goals.load(it) }
def documented = new File(basedir, '../../../../docs/maven.md').readLines().findAll { it.startsWith('mvn ') }
assert documented.size() == 8
for (line in documented) {
  def (plugin, goal) = (line =~ /^mvn (\S+):(\S+.*)$/)[0].drop(1)
  assert goals.containsValue('${project.groupId}:${project.artifactId}:${project.version}:' + goal)
  assert check.contains("mvn $plugin:explain")
}
