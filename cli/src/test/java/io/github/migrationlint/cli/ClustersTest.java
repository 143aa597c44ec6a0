package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
  void each_cluster_has_a_line_and_findings_do_not_matter() {
    assertEquals(new Ended(0, """
            cluster         HyperConverged  KubeVirt     policies  VMs  applied by
            east (guessed)  1.18 assumed    1.8 assumed  0         0    nothing here
            west (guessed)  1.18 assumed    1.8 assumed  0         0    nothing here

            Nothing missing
            Use --cluster NAME or -v for targets, files and evidence
            """, ""), program.run("clusters"));
  }

  @Test
  void one_cluster_is_reported_with_its_files() {
    var shown = program.run("clusters", "--cluster", "west").out();
    assertTrue(shown.startsWith("cluster west (guessed)\n"), shown);
    assertTrue(shown.contains("clusters/west/kubevirt.yaml"), shown);
    assertFalse(shown.contains("east"), shown);
    assertTrue(program.run("clusters", "-v").out().contains("clusters/east/kubevirt.yaml"));
    assertEquals(2, program.run("clusters", "--cluster", "wets").exitCode());
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
    var shown = program.run("clusters", "-v").out();
    assertTrue(
        shown.startsWith("cluster all\n  runs      HyperConverged 1.16, KubeVirt 1.6\n"), shown);
    var guessed = program.run("clusters", "-v", "--no-config").out();
    assertTrue(guessed.startsWith("cluster east (guessed)\n"), guessed);
  }

  @Test
  void programs_get_json() {
    var shown = program.run("clusters", "-f", "json", "clusters/east");
    assertEquals(0, shown.exitCode());
    assertTrue(shown.out().contains("\"name\": \"east\""), shown.out());
    assertEquals(2, program.run("clusters", "-f", "sarif").exitCode());
  }
}
