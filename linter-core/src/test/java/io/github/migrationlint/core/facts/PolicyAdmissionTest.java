package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Problems;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.targets.RepositoryReader;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which policies the API server takes. */
class PolicyAdmissionTest {
  private static PolicyAdmission of(String yaml) {
    return Clusters.ask(PolicyAdmission.ANALYSIS, Clusters.of(yaml));
  }

  private static String reason(String yaml) {
    var reasons = new ArrayList<String>();
    for (var rejected : of(yaml).rejected()) {
      reasons.add(rejected.reason());
    }
    return String.join(", ", reasons);
  }

  @ParameterizedTest
  @CsvSource({
    "completionTimeoutPerGiB: 0,          ''",
    "completionTimeoutPerGiB: -1,         the webhook rejects negative limits",
    "bandwidthPerMigration: 0,            ''",
    "bandwidthPerMigration: -1Mi,         the webhook rejects negative limits",
    "bandwidthPerMigration: 64Mi,         ''",
    "completionTimeoutPerGiB: '${LIMIT}', ''",
  })
  void negative_limits_are_rejected_and_zero_is_not(String setting, String reason) {
    assertEquals(reason, reason(Manifests.policy("a", "{selectors: {}, %s}".formatted(setting))));
  }

  @Test
  void a_policy_needs_selectors_a_name_and_a_version_that_is_served() {
    assertEquals("it has no `selectors`", reason(Manifests.policy("a", "{allowPostCopy: true}")));
    assertEquals(
        "it has no name",
        reason(
            Manifests.policy("a", "{selectors: {}}").replace("{name: a}", "{generateName: a-}")));
    assertEquals(
        "no release serves migrations.kubevirt.io/v1",
        reason(Manifests.policy("a", "{selectors: {}}").replace("io/v1alpha1", "io/v1")));
  }

  @Test
  void policies_that_no_release_serves_are_kept_apart() {
    var served = Manifests.policy("a", "{selectors: {}}");
    var unserved = Manifests.policy("b", "{selectors: {}}").replace("io/v1alpha1", "io/v1");
    var admission = of(served + unserved);

    assertEquals(List.of("a"), names(admission.admitted()));
    assertEquals(List.of("b"), names(admission.unserved()));
  }

  private static List<String> names(List<MigrationPolicy> policies) {
    var names = new ArrayList<String>();
    for (var policy : policies) {
      names.add(policy.name());
    }
    return names;
  }

  /** As the files are read, with their schemas. */
  @Test
  void a_policy_that_its_schema_refuses_takes_no_part() {
    var source = new SourceFile(
        new SourceId("a.yaml"), Manifests.policy("a", "{selectors: {}, allowPostCopy: 1}"));
    var repository =
        RepositoryReader.read(new Loaded(List.of(source), 1), Configuration.NONE, new Problems());
    var admission = Clusters.ask(PolicyAdmission.ANALYSIS, repository.clusters().get(0));
    assertEquals(List.of(), admission.admitted());
    assertEquals(
        List.of("`allowPostCopy` is an integer, must be a boolean"),
        admission.rejected().stream().map(PolicyAdmission.Rejected::reason).toList());
  }
}
