def log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] error[zero-parallel-migrations]: `parallelOutboundMigrationsPerNode` is 0')
assert log.contains('[ERROR]  --> clusters/kubevirt.yaml:9:42')
assert log.contains('[ERROR] found 1 error in 1 file (1 KubeVirt)')
assert log.contains('on project fail: migration-lint found 1 error, see above')
assert log =~ /mvn io.github.migrationlint:migration-lint-maven-plugin:[0-9]\S+:explain -Dmigration-lint.rule=zero-parallel-migrations/
assert log.contains('MojoFailureException')
