# Written anew by release/descriptors.py for each release.
class MigrationLint < Formula
  desc "Tells what a KubeVirt live-migration configuration will do, before it is merged"
  homepage "https://github.com/migrationlint/migration-lint"
  url "https://github.com/migrationlint/migration-lint/releases/download/v0.0.0/migration-lint-0.0.0.zip"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "Apache-2.0"

  depends_on "openjdk"

  def install
    libexec.install Dir["*"]
    (bin/"migration-lint").write_env_script libexec/"bin/migration-lint", Language::Java.overridable_java_home_env
  end

  test do
    (testpath/"kubevirt.yaml").write <<~YAML
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      metadata: {name: kubevirt, namespace: kubevirt}
      spec: {configuration: {migrations: {parallelOutboundMigrationsPerNode: 0}}}
    YAML
    assert_match "zero-parallel-migrations", shell_output("#{bin}/migration-lint check #{testpath}", 1)
  end
end
