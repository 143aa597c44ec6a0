package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersTest {
  private final Program program;

  ClustersTest(@TempDir Path folder) {
    program = new Program(folder)
        .with("clusters/east/kubevirt.yaml", Program.CLEAN)
        .with("clusters/west/kubevirt.yaml", Program.NEVER_STARTS);
  }

  @Test
  void each_cluster_is_told_about_and_findings_do_not_matter() {
    assertEquals(new Ended(0, """
            cluster east
              runs      HyperConverged 1.18, KubeVirt 1.8
              because   no file names a version; the newest generally available release is assumed
              files     that nothing here applies
                          clusters/east/kubevirt.yaml

            cluster west
              runs      HyperConverged 1.18, KubeVirt 1.8
              because   no file names a version; the newest generally available release is assumed
              files     that nothing here applies
                          clusters/west/kubevirt.yaml

            2 clusters, nothing missing
            """, ""), program.run("clusters"));
  }

  @Test
  void the_configuration_names_clusters_and_versions() {
    program.with(".migration-lint.yaml", """
        version: 1
        target: {kubevirt: "1.6"}
        clusters:
        - name: all
          paths: [clusters]
        """);
    var told = program.run("clusters").out();
    assertTrue(
        told.startsWith("cluster all\n  runs      HyperConverged 1.16, KubeVirt 1.6\n"), told);
    assertTrue(program.run("clusters", "--no-config").out().startsWith("cluster east\n"));
  }

  @Test
  void programs_get_json() {
    var told = program.run("clusters", "-f", "json", "clusters/east");
    assertEquals(0, told.exitCode());
    assertTrue(told.out().contains("\"name\": \"east\""), told.out());
    assertEquals(2, program.run("clusters", "-f", "sarif").exitCode());
  }
}
