package io.github.migrationlint.benchmarks;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Problems;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.targets.RepositoryReader;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;

/** The texts that are measured, always the same. */
final class Manifests {
  private static final int VMS = 500;
  private static final int POLICIES = 50;
  private static final int OVERLAYS = 50;

  private Manifests() {}

  /** A policy for each of 50 teams and ten VMs for each policy, in two files. */
  static List<SourceFile> cluster() {
    var policies = new StringBuilder();
    for (var i = 0; i < POLICIES; i++) {
      policies.append("""
          ---
          apiVersion: migrations.kubevirt.io/v1alpha1
          kind: MigrationPolicy
          metadata:
            name: policy-%1$d
          spec:
            bandwidthPerMigration: 64Mi
            completionTimeoutPerGiB: 400
            selectors:
              virtualMachineInstanceSelector:
                app: app-%1$d
                tier: tier-%2$d
          """.formatted(i, i % 5));
    }
    var vms = new StringBuilder();
    for (var i = 0; i < VMS; i++) {
      vms.append("""
          ---
          apiVersion: kubevirt.io/v1
          kind: VirtualMachine
          metadata:
            name: vm-%1$d
            namespace: ns-%2$d
          spec:
            runStrategy: Always
            template:
              metadata:
                labels:
                  app: app-%3$d
                  tier: tier-%4$d
                  owner: owner-%2$d
              spec:
                domain:
                  cpu:
                    cores: 2
                  memory:
                    guest: 8Gi
                  devices:
                    interfaces:
                    - name: default
                      masquerade: {}
                networks:
                - name: default
                  pod: {}
          """.formatted(i, i % 20, i % POLICIES, i % 5));
    }
    return List.of(file("policies.yaml", policies), file("vms.yaml", vms));
  }

  /** Overlays of one base, each with a patch. */
  static List<SourceFile> overlays() {
    var files = new ArrayList<SourceFile>();
    files.add(file("base/kustomization.yaml", "resources: [policies.yaml, vms.yaml]\n"));
    for (var file : cluster()) {
      files.add(file("base/" + file.id().path(), file.text().substring(0, 4_000 + cut(file))));
    }
    for (var i = 0; i < OVERLAYS; i++) {
      files.add(file("clusters/c" + i + "/kustomization.yaml", """
          resources: [../../base]
          namePrefix: c%d-
          patches:
          - target: {kind: MigrationPolicy, name: policy-1}
            patch: |-
              - {op: replace, path: /spec/bandwidthPerMigration, value: %dMi}
          """.formatted(i, 64 + i)));
    }
    return files;
  }

  /** Up to the end of a document. */
  private static int cut(SourceFile file) {
    return Math.max(0, file.text().indexOf("---", 4_000) - 4_000);
  }

  static SourceFile file(String path, CharSequence text) {
    return new SourceFile(new SourceId(path), text.toString());
  }

  static Repository read(List<SourceFile> files) {
    return RepositoryReader.read(
        new Loaded(files, files.size()), Configuration.NONE, new Problems(Failures.fatal()));
  }
}
