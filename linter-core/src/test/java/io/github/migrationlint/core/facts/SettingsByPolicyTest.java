package io.github.migrationlint.core.facts;

import static io.github.migrationlint.core.resource.MigrationField.ALLOW_POST_COPY;
import static io.github.migrationlint.core.resource.MigrationField.ALLOW_WORKLOAD_DISRUPTION;
import static io.github.migrationlint.core.resource.MigrationField.BANDWIDTH_PER_MIGRATION;
import static io.github.migrationlint.core.resource.MigrationField.COMPLETION_TIMEOUT_PER_GIB;
import static io.github.migrationlint.core.resource.MigrationField.NETWORK;
import static io.github.migrationlint.core.resource.MigrationField.PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.facts.SettingsByPolicy.Knowledge;
import io.github.migrationlint.core.manifest.Classifier;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.ResourceReader;
import io.github.migrationlint.core.resource.ResourceReader.CheckedManifest;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.YamlReader;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsByPolicyTest {

  @Nested
  class Defaults {
    @ParameterizedTest
    @CsvSource({
      "0.41, 64Mi, 800",
      "0.53, 0,    800",
      "1.0,  0,    800",
      "1.3,  0,    800",
      "1.4,  0,    150",
      "1.8,  0,    150",
      "1.9,  0,    150",
    })
    void kubevirt_fills_in_its_own(String kubeVirt, String bandwidth, long timeout) {
      var cluster = of(versions("1.18", kubeVirt), KUBEVIRT).cluster();

      assertEquals(bandwidth, said(cluster, BANDWIDTH_PER_MIGRATION));
      assertEquals(String.valueOf(timeout), said(cluster, COMPLETION_TIMEOUT_PER_GIB));
      assertEquals("2", said(cluster, PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE));
      assertEquals("default of KubeVirt " + kubeVirt, origin(cluster, COMPLETION_TIMEOUT_PER_GIB));
    }

    @ParameterizedTest
    @CsvSource({
      "1.4,  0.41, 64Mi, 800, 2",
      "1.5,  0.44, 0,    800, 2",
      "1.8,  0.58, 0,    800, 2",
      "1.13, 1.3,  0,    800, 2",
      "1.14, 1.4,  0,    150, 2",
      "1.18, 1.8,  0,    150, 2",
      "1.19, 1.9,  0,    20,  1",
    })
    void those_of_hyperconverged_come_on_top(
        String hco, String kubeVirt, String bandwidth, long timeout, long outbound) {
      var cluster = of(versions(hco, kubeVirt), HYPER_CONVERGED).cluster();

      assertEquals(bandwidth, said(cluster, BANDWIDTH_PER_MIGRATION));
      assertEquals(String.valueOf(timeout), said(cluster, COMPLETION_TIMEOUT_PER_GIB));
      assertEquals(String.valueOf(outbound), said(cluster, PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE));
      assertEquals("default of HyperConverged " + hco, origin(cluster, COMPLETION_TIMEOUT_PER_GIB));
    }

    @Test
    void a_network_has_none() {
      assertEquals("-", said(of(DEFAULT, HYPER_CONVERGED).cluster(), NETWORK));
    }

    @ParameterizedTest
    @CsvSource({
      "0.53, 0.53",
      "1.0, 1.0",
      "1.4, 1.4",
    })
    void before_1_5_there_is_no_workload_disruption(String kubeVirt) {
      assertEquals(
          "-", said(of(versions("1.18", kubeVirt), KUBEVIRT).cluster(), ALLOW_WORKLOAD_DISRUPTION));
    }
  }

  @Nested
  class What_is_shown {
    @Test
    void nothing_is_assumed_to_be_the_defaults() {
      var effective = of(DEFAULT, "");
      assertEquals(Knowledge.ASSUMED, effective.knowledge());
      assertEquals("150", said(effective.cluster(), COMPLETION_TIMEOUT_PER_GIB));
    }

    @Test
    void one_object_shows_the_cluster() {
      assertEquals(Knowledge.SHOWN, of(DEFAULT, HYPER_CONVERGED).knowledge());
      assertEquals(Knowledge.SHOWN, of(DEFAULT, KUBEVIRT).knowledge());
    }

    @Test
    void hyperconverged_owns_the_kubevirt_object_beside_it() {
      var effective = of(
          DEFAULT,
          hyperConverged("completionTimeoutPerGiB: 300")
              + "---\n"
              + kubeVirt("completionTimeoutPerGiB: 400"));
      assertEquals(Knowledge.SHOWN, effective.knowledge());
      assertEquals("300", said(effective.cluster(), COMPLETION_TIMEOUT_PER_GIB));
    }

    @Test
    void two_objects_of_a_kind_leave_it_unclear() {
      assertEquals(
          Knowledge.UNCLEAR,
          of(DEFAULT, HYPER_CONVERGED + "---\n" + HYPER_CONVERGED).knowledge());
      assertEquals(Knowledge.UNCLEAR, of(DEFAULT, KUBEVIRT + "---\n" + KUBEVIRT).knowledge());
    }

    @Test
    void a_patch_file_leaves_it_unclear() {
      var patch = new SourceFile(new SourceId("patch.yaml"), HYPER_CONVERGED);
      var base = new SourceFile(new SourceId("hco.yaml"), HYPER_CONVERGED);
      var kustomization = new SourceFile(
          new SourceId("kustomization.yaml"),
          "resources: [hco.yaml]\npatches: [{path: patch.yaml}]\n");
      assertEquals(
          Knowledge.UNCLEAR, of(DEFAULT, List.of(base, patch, kustomization)).knowledge());
      assertEquals(Knowledge.UNCLEAR, of(DEFAULT, List.of(patch, kustomization)).knowledge());
    }

    @Test
    void an_object_the_api_server_refuses_leaves_it_unclear() {
      var model = model(
          DEFAULT,
          List.of(new SourceFile(new SourceId("hco.yaml"), HYPER_CONVERGED)),
          Optional.of("because"));
      assertEquals(
          Knowledge.UNCLEAR, new Driver().ask(SettingsByPolicy.ANALYSIS, model).knowledge());
    }
  }

  @Nested
  class Written {
    @Test
    void each_layout_has_its_own_path() {
      var v1beta1 = of(DEFAULT, hyperConverged("completionTimeoutPerGiB: 300")).cluster();
      var v1 = of(DEFAULT, hyperConvergedV1("completionTimeoutPerGiB: 300")).cluster();
      for (var cluster : List.of(v1beta1, v1)) {
        assertEquals("300", said(cluster, COMPLETION_TIMEOUT_PER_GIB));
        assertEquals(
            "HyperConverged kubevirt-hyperconverged", origin(cluster, COMPLETION_TIMEOUT_PER_GIB));
      }
    }

    @Test
    void the_path_of_the_other_layout_takes_no_effect() {
      var old = hyperConverged("completionTimeoutPerGiB: 300")
          .replace("hco.kubevirt.io/v1beta1", "hco.kubevirt.io/v1");
      assertEquals("150", said(of(DEFAULT, old).cluster(), COMPLETION_TIMEOUT_PER_GIB));
    }

    @Test
    void an_explicit_null_is_the_default() {
      var cluster = of(DEFAULT, hyperConverged("completionTimeoutPerGiB: null")).cluster();
      assertEquals("150", said(cluster, COMPLETION_TIMEOUT_PER_GIB));
    }

    @Test
    void a_placeholder_leaves_the_value_unknown() {
      var hyperConverged = of(DEFAULT, hyperConverged("completionTimeoutPerGiB: ${TIMEOUT}"));
      assertEquals("-", said(hyperConverged.cluster(), COMPLETION_TIMEOUT_PER_GIB));
      assertEquals(Knowledge.SHOWN, hyperConverged.knowledge());
      var kubeVirt = of(DEFAULT, kubeVirt("allowPostCopy: ${POST_COPY}"));
      assertEquals("-", said(kubeVirt.cluster(), ALLOW_POST_COPY));
      assertEquals("-", said(kubeVirt.cluster(), ALLOW_WORKLOAD_DISRUPTION));
    }

    @Test
    void an_unquoted_bandwidth_is_no_value_to_hyperconverged() {
      assertEquals(
          "-",
          said(
              of(DEFAULT, hyperConverged("bandwidthPerMigration: 64")).cluster(),
              BANDWIDTH_PER_MIGRATION));
      assertEquals(
          "64",
          said(
              of(DEFAULT, kubeVirt("bandwidthPerMigration: 64")).cluster(),
              BANDWIDTH_PER_MIGRATION));
    }

    @ParameterizedTest
    @CsvSource({
      "1.18, 1.8, allowWorkloadDisruption: true, allowWorkloadDisruption, false",
      "1.19, 1.9, allowWorkloadDisruption: true, allowWorkloadDisruption, true",
      "1.8,  0.58, allowPostCopy: true,          allowPostCopy,           false",
      "1.9,  0.59, allowPostCopy: true,          allowPostCopy,           true",
      "1.5,  0.44, network: migration,           network,                 -",
      "1.6,  0.49, network: migration,           network,                 migration",
      "1.18, 1.8,  disableTLS: true,             disableTLS,              false",
      "1.18, 1.8,  utilityVolumesTimeout: 60,    utilityVolumesTimeout,   150",
    })
    void hyperconverged_drops_what_it_does_not_know(
        String hco, String kubeVirt, String written, String field, String value) {
      var cluster = of(versions(hco, kubeVirt), hyperConverged(written)).cluster();
      assertEquals(value, said(cluster, named(field)));
    }

    @ParameterizedTest
    @CsvSource({
      "1.4, allowWorkloadDisruption: true,  allowWorkloadDisruption, -",
      "1.5, allowWorkloadDisruption: true,  allowWorkloadDisruption, true",
      "1.7, utilityVolumesTimeout: 60,      utilityVolumesTimeout,   -",
      "1.8, utilityVolumesTimeout: 60,      utilityVolumesTimeout,   60",
      "1.8, maxDowntimeMs: 500,             maxDowntimeMs,           -",
      "1.9, maxDowntimeMs: 500,             maxDowntimeMs,           500",
    })
    void kubevirt_drops_what_it_does_not_know(
        String kubeVirt, String written, String field, String value) {
      var cluster = of(versions("1.18", kubeVirt), kubeVirt(written)).cluster();
      assertEquals(value, said(cluster, named(field)));
    }
  }

  @Nested
  class Workload_disruption {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "1.18 | 1.8 |                                                       | false",
          "1.18 | 1.8 | allowPostCopy: true                                   | true",
          "1.18 | 1.8 | allowPostCopy: false                                  | false",
          "1.19 | 1.9 | allowPostCopy: true                                   | false",
          "1.19 | 1.9 | {allowPostCopy: true, allowWorkloadDisruption: null}  | false",
          "1.19 | 1.9 | {allowPostCopy: true, allowWorkloadDisruption: true}  | true",
        })
    void follows_post_copy_until_hyperconverged_has_a_default_of_its_own(
        String hco, String kubeVirt, String written, String disruption) {
      var cluster = of(versions(hco, kubeVirt), hyperConverged(written == null ? "" : written));
      assertEquals(disruption, said(cluster.cluster(), ALLOW_WORKLOAD_DISRUPTION));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "allowPostCopy: true                                   | true",
          "{allowPostCopy: true, allowWorkloadDisruption: false} | false",
          "{allowPostCopy: false, allowWorkloadDisruption: true} | true",
          "{allowPostCopy: true, allowWorkloadDisruption: null}  | true",
        })
    void follows_post_copy_of_the_kubevirt_object(String written, String disruption) {
      assertEquals(
          disruption, said(of(DEFAULT, kubeVirt(written)).cluster(), ALLOW_WORKLOAD_DISRUPTION));
    }

    @Test
    void says_whom_it_follows() {
      var cluster = of(DEFAULT, kubeVirt("allowPostCopy: true")).cluster();
      var origin = cluster.get(ALLOW_WORKLOAD_DISRUPTION).orElseThrow().origin();
      assertEquals("follows allowPostCopy", origin.description());
      assertEquals("true", origin.place().orElseThrow().text());
    }
  }

  @Nested
  class Json_patch {
    /** What the patch makes of a HyperConverged with a timeout of 300 seconds. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        value = {
          // leaves
          "{'op':'add','path':'/M/completionTimeoutPerGiB','value':400}         | 400 | false",
          "{'op':'replace','path':'/M/completionTimeoutPerGiB','value':400}     | 400 | false",
          "{'op':'replace','path':'/M/allowPostCopy','value':true}              | 300 | true",
          "{'op':'add','path':'/M/completionTimeoutPerGiB','value':null}        | 150 | false",
          "{'op':'remove','path':'/M/completionTimeoutPerGiB'}                  | 300 | false",
          "{'op':'test','path':'/M/completionTimeoutPerGiB','value':300}        | 300 | false",
          // whole objects are merged, for HCO decodes them into what it has filled
          "{'op':'add','path':'/M','value':{'allowPostCopy':true}}              | 300 | true",
          "{'op':'replace','path':'/M','value':{'completionTimeoutPerGiB':400}} | 400 | false",
          "{'op':'replace','path':'/M','value':{}}                              | 300 | false",
          "{'op':'replace','path':'/M','value':null}                            | 150 | false",
          "{'op':'remove','path':'/M'}                                          | 300 | false",
          "{'op':'replace','path':'/spec/configuration','value':{'migrations':{'allowPostCopy':true}}} | 300 | true",
          "{'op':'replace','path':'/spec/configuration','value':{}}             | 300 | false",
          // operations see what those before them did
          "{'op':'add','path':'/M/completionTimeoutPerGiB','value':400},{'op':'remove','path':'/M/completionTimeoutPerGiB'} | 300 | false",
          "{'op':'add','path':'/M/completionTimeoutPerGiB','value':400},{'op':'add','path':'/M','value':{'allowPostCopy':true}} | 300 | true",
          "{'op':'add','path':'/M/completionTimeoutPerGiB','value':400},{'op':'remove','path':'/spec/configuration'} | 300 | false",
          "{'op':'add','path':'/M/completionTimeoutPerGiB','value':400},{'op':'add','path':'/M/completionTimeoutPerGiB','value':500} | 500 | false",
          // elsewhere
          "{'op':'add','path':'/spec/configuration/developerConfiguration/featureGates/-','value':'X'} | 300 | false",
          "{'op':'add','path':'/spec/configuration/migrationsX','value':{'allowPostCopy':true}} | 300 | false",
          "{'op':'add','path':'/M/unheardOf','value':1}                         | 300 | false",
        })
    void is_merged(String operations, String timeout, String postCopy) {
      var effective = of(DEFAULT, patched("[" + operations + "]"));
      assertEquals(Knowledge.SHOWN, effective.knowledge());
      assertEquals(timeout, said(effective.cluster(), COMPLETION_TIMEOUT_PER_GIB));
      assertEquals(postCopy, said(effective.cluster(), ALLOW_POST_COPY));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        value = {
          "{}",
          "'just text'",
          "[{'op':'add','path':'/M/allowPostCopy','value':true}",
          "[{'op':'add','path':'/M/allowPostCopy'}]",
          "[{'op':'add','path':'/configuration/migrations/allowPostCopy','value':true}]",
          "[{'op':'add','path':'','value':{}}]",
          "[{'op':'add','path':'/spec','value':{}}]",
          "[{'op':'move','from':'/M/network','path':'/M/nodeDrainTaintKey'}]",
          "[{'op':'copy','from':'/M/network','path':'/M'}]",
          "[{'op':'add','path':'/M','value':5}]",
          "[{'op':'add','path':'/spec/configuration','value':null}]",
          "[{'op':'add','path':'/M/allowPostCopy','value':'true'}]",
          "[{'op':'add','path':'/M/allowPostCopy','value':yes}]",
          "[{'op':'add','path':'/M/completionTimeoutPerGiB','value':0400}]",
          "[{'op':'add','path':'/M/completionTimeoutPerGiB','value':+400}]",
          "[{op: add, path: /M/allowPostCopy, value: true}]",
          "- {'op':'add','path':'/M/allowPostCopy','value':true}",
          "[{'op':'add','path':'/M/allowPostCopy','value':'${POST_COPY}'}]",
        })
    void what_hco_would_refuse_leaves_the_cluster_unclear(String patch) {
      assertEquals(Knowledge.UNCLEAR, of(DEFAULT, patched(patch)).knowledge());
    }

    @Test
    void reaches_what_hyperconverged_does_not_expose() {
      var cluster = of(DEFAULT, patched("[{'op':'add','path':'/M/disableTLS','value':true}]"))
          .cluster();
      assertEquals("true", said(cluster, MigrationField.DISABLE_TLS));
      assertEquals(
          "the JSON patch on HyperConverged kubevirt-hyperconverged",
          origin(cluster, MigrationField.DISABLE_TLS));
    }

    @Test
    void a_null_makes_workload_disruption_follow_again() {
      var patch = "[{'op':'add','path':'/M/allowPostCopy','value':true},"
          + "{'op':'replace','path':'/M/allowWorkloadDisruption','value':null}]";
      assertEquals(
          "true",
          said(of(versions("1.19", "1.9"), patched(patch)).cluster(), ALLOW_WORKLOAD_DISRUPTION));
    }

    @Test
    void a_field_this_kubevirt_does_not_know_is_dropped() {
      var patch = "[{'op':'add','path':'/M/allowWorkloadDisruption','value':true}]";
      assertEquals(
          "-",
          said(of(versions("1.14", "1.4"), patched(patch)).cluster(), ALLOW_WORKLOAD_DISRUPTION));
    }

    private String patched(String patch) {
      var text = patch.replace('\'', '"').replace("/M", "/spec/configuration/migrations");
      return """
          apiVersion: hco.kubevirt.io/v1beta1
          kind: HyperConverged
          metadata:
            name: kubevirt-hyperconverged
            namespace: kubevirt-hyperconverged
            annotations:
              kubevirt.kubevirt.io/jsonpatch: |-
                %s
          spec:
            liveMigrationConfig: {completionTimeoutPerGiB: 300}
          """.formatted(text);
    }
  }

  @Nested
  class Under_a_policy {
    @Test
    void fields_it_sets_replace_those_of_the_cluster() {
      var effective = of(DEFAULT, hyperConverged("completionTimeoutPerGiB: 300"));
      var settings = effective.under(policy("bandwidthPerMigration: 0"));
      assertEquals("0", said(settings, BANDWIDTH_PER_MIGRATION));
      assertEquals("policy gold", origin(settings, BANDWIDTH_PER_MIGRATION));
      assertEquals("300", said(settings, COMPLETION_TIMEOUT_PER_GIB));
      assertEquals(effective.cluster(), effective.under(Optional.empty()));
    }

    @Test
    void fields_it_cannot_set_do_not() {
      var settings = of(DEFAULT, "").under(policy("parallelOutboundMigrationsPerNode: 9"));
      assertEquals("2", said(settings, PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE));
    }

    @Test
    void an_explicit_null_sets_nothing() {
      var settings = of(DEFAULT, kubeVirt("completionTimeoutPerGiB: 300"))
          .under(policy("completionTimeoutPerGiB: null"));
      assertEquals("300", said(settings, COMPLETION_TIMEOUT_PER_GIB));
    }

    @Test
    void a_placeholder_leaves_the_value_unknown() {
      var settings = of(DEFAULT, "").under(policy("completionTimeoutPerGiB: ${TIMEOUT}"));
      assertEquals("-", said(settings, COMPLETION_TIMEOUT_PER_GIB));
    }

    /** Upstream: applyMigrationPolicySpec, and GetMigrationConfByPolicy before 1.9. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          // cluster | policy | allowPostCopy, allowWorkloadDisruption
          "allowPostCopy: false | allowPostCopy: true | true true",
          "allowPostCopy: true | allowPostCopy: false | false false",
          "{allowPostCopy: true, allowWorkloadDisruption: false} | allowPostCopy: true | true true",
          "{allowPostCopy: false, allowWorkloadDisruption: true} | allowPostCopy: false | false false",
          "{allowPostCopy: false, allowWorkloadDisruption: true} | completionTimeoutPerGiB: 1 | false true",
          "{allowPostCopy: false, allowWorkloadDisruption: true} | allowWorkloadDisruption: false | false false",
          "allowPostCopy: true | allowWorkloadDisruption: false | true false",
          "allowPostCopy: true | {allowPostCopy: true, allowWorkloadDisruption: false} | true false",
          "allowPostCopy: true | {allowPostCopy: true, allowWorkloadDisruption: null} | true true",
          "allowPostCopy: true | allowPostCopy: ${POST_COPY} | - -",
          "allowPostCopy: ${POST_COPY} | allowPostCopy: true | true true",
          "allowPostCopy: true | {allowPostCopy: true, allowWorkloadDisruption: '${DISRUPTION}'} | true -",
        })
    void workload_disruption_follows_the_post_copy_of_the_policy(
        String cluster, String policy, String settings) {
      var under = of(DEFAULT, kubeVirt(cluster)).under(policy(policy));
      assertEquals(
          settings, said(under, ALLOW_POST_COPY) + " " + said(under, ALLOW_WORKLOAD_DISRUPTION));
    }

    @Test
    void the_origin_names_the_policy_that_is_followed() {
      var under = of(DEFAULT, kubeVirt("{allowPostCopy: false, allowWorkloadDisruption: true}"))
          .under(policy("allowPostCopy: false"));
      assertEquals(
          "follows allowPostCopy of policy gold", origin(under, ALLOW_WORKLOAD_DISRUPTION));
    }

    @Test
    void before_1_5_there_is_nothing_to_follow() {
      var under = of(versions("1.14", "1.4"), KUBEVIRT).under(policy("allowPostCopy: true"));
      assertEquals("-", said(under, ALLOW_WORKLOAD_DISRUPTION));
    }

    @Test
    void only_what_it_writes_is_shown_where_the_cluster_is_not() {
      var policy = policy("{completionTimeoutPerGiB: 300, allowPostCopy: true}").orElseThrow();
      var shown = of(DEFAULT, "").shownUnder(policy);
      assertEquals("300", said(shown, COMPLETION_TIMEOUT_PER_GIB));
      assertEquals("true", said(shown, ALLOW_WORKLOAD_DISRUPTION));
      assertEquals("-", said(shown, BANDWIDTH_PER_MIGRATION));
      assertEquals("0", said(of(DEFAULT, KUBEVIRT).shownUnder(policy), BANDWIDTH_PER_MIGRATION));
    }

    private Optional<MigrationPolicy> policy(String spec) {
      var text = """
          apiVersion: migrations.kubevirt.io/v1alpha1
          kind: MigrationPolicy
          metadata: {name: gold}
          spec: %s
          """.formatted(asFlow(spec));
      return Optional.of(model(
              DEFAULT, List.of(new SourceFile(new SourceId("policy.yaml"), text)), Optional.empty())
          .migrationPolicies()
          .get(0));
    }
  }

  @Nested
  class At_the_timeout {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "1.4 | allowPostCopy: true                                    | POST_COPY",
          "1.4 | allowPostCopy: false                                   | ABORT",
          "1.4 | {allowPostCopy: true, allowWorkloadDisruption: false}  | POST_COPY",
          "1.4 | {allowPostCopy: false, allowWorkloadDisruption: true}  | ABORT",
          "1.5 | allowPostCopy: true                                    | POST_COPY",
          "1.5 | allowPostCopy: false                                   | ABORT",
          "1.5 | {allowPostCopy: true, allowWorkloadDisruption: false}  | ABORT",
          "1.5 | {allowPostCopy: false, allowWorkloadDisruption: true}  | PAUSE",
          "1.5 | {allowPostCopy: true, allowWorkloadDisruption: true}   | POST_COPY",
          "1.9 | {allowPostCopy: true, allowWorkloadDisruption: false}  | ABORT",
          "1.4 | allowPostCopy: ${X}                                    | -",
          "1.5 | allowPostCopy: ${X}                                    | -",
          "1.5 | {allowPostCopy: '${X}', allowWorkloadDisruption: false} | ABORT",
          "1.5 | {allowPostCopy: '${X}', allowWorkloadDisruption: true} | -",
          "1.5 | {allowPostCopy: true, allowWorkloadDisruption: '${X}'} | -",
        })
    void workload_disruption_decides_since_1_5(String kubeVirt, String written, String action) {
      var cluster = of(versions("1.18", kubeVirt), kubeVirt(written)).cluster();
      assertEquals(action, cluster.actionAtTimeout().map(TimeoutAction::name).orElse("-"));
    }
  }

  @Nested
  class Stall_detection {
    private static final String GATE =
        "developerConfiguration: {featureGates: [LiveMigration, %s]}";

    @ParameterizedTest
    @CsvSource({
      "1.8, MigrationStallDetection, NO",
      "1.9, MigrationStallDetection, YES",
      "1.9, migrationstalldetection, NO",
      "1.9, Snapshot,                NO",
      "1.9, ${GATE},                 UNKNOWN",
    })
    void is_on_where_the_kubevirt_object_lists_the_gate(
        String kubeVirt, String gate, Truth expected) {
      var text = KUBEVIRT.replace(
          "configuration: {}", "configuration: {" + GATE.formatted("\"" + gate + "\"") + "}");
      assertEquals(expected, of(versions("1.19", kubeVirt), text).stallDetection());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        value = {
          "[] | NO",
          "[{'op':'add','path':'/spec/configuration/migrations/allowPostCopy','value':true}] | NO",
          "[{'op':'add','path':'/spec/configuration/developerConfiguration/featureGates/-','value':'X'}] | NO",
          "[{'op':'replace','path':'/spec/configuration/developerConfiguration','value':{}}] | NO",
          "[{'op':'replace','path':'/spec/configuration','value':{}}] | NO",
          "[{'op':'add','path':'/spec/configuration/developerConfiguration/useEmulation','value':true}] | NO",
          "nonsense | UNKNOWN",
        })
    void can_reach_hyperconverged_by_a_json_patch_only(String patch, Truth expected) {
      var text = HYPER_CONVERGED.replace(
          "metadata: {",
          "metadata: {annotations: {kubevirt.kubevirt.io/jsonpatch: '"
              + patch.replace('\'', '"')
              + "'}, ");
      assertEquals(expected, of(versions("1.19", "1.9"), text).stallDetection());
      assertEquals(Truth.NO, of(versions("1.18", "1.8"), text).stallDetection());
    }

    @Test
    void is_unknown_where_no_object_shows_the_cluster() {
      assertEquals(Truth.UNKNOWN, of(versions("1.19", "1.9"), "").stallDetection());
      assertEquals(Truth.NO, of(versions("1.18", "1.8"), "").stallDetection());
    }
  }

  private static final PlatformVersions DEFAULT = versions("1.18", "1.8");

  private static final String HYPER_CONVERGED = hyperConverged("");

  private static final String KUBEVIRT = """
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      metadata: {name: kubevirt, namespace: kubevirt}
      spec:
        configuration: {}
      """;

  private static String hyperConverged(String liveMigrationConfig) {
    return """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: kubevirt-hyperconverged, namespace: kubevirt-hyperconverged}
        spec:
          liveMigrationConfig: %s
        """.formatted(asFlow(liveMigrationConfig));
  }

  private static String hyperConvergedV1(String liveMigrationConfig) {
    return """
        apiVersion: hco.kubevirt.io/v1
        kind: HyperConverged
        metadata: {name: kubevirt-hyperconverged, namespace: kubevirt-hyperconverged}
        spec:
          virtualization:
            liveMigrationConfig: %s
        """.formatted(asFlow(liveMigrationConfig));
  }

  private static String kubeVirt(String migrations) {
    return KUBEVIRT.replace(
        "configuration: {}", "configuration: {migrations: " + asFlow(migrations) + "}");
  }

  /** One field, or a mapping as it is; a placeholder would end a flow mapping without quotes. */
  private static String asFlow(String fields) {
    return fields.startsWith("{")
        ? fields
        : "{" + fields.replaceAll("(\\$\\{[A-Z_]+})", "\"$1\"") + "}";
  }

  private static PlatformVersions versions(String hyperConverged, String kubeVirt) {
    return PlatformVersions.declared(
        Version.parse(hyperConverged).orElseThrow(),
        Version.parse(kubeVirt).orElseThrow(),
        "the test says so");
  }

  private static SettingsByPolicy of(PlatformVersions versions, String yaml) {
    return of(versions, List.of(new SourceFile(new SourceId("cluster.yaml"), yaml)));
  }

  private static SettingsByPolicy of(PlatformVersions versions, List<SourceFile> files) {
    return new Driver().ask(SettingsByPolicy.ANALYSIS, model(versions, files, Optional.empty()));
  }

  private static ClusterModel model(
      PlatformVersions versions, List<SourceFile> files, Optional<String> refusal) {
    var documents = new ArrayList<Document>();
    for (var file : files) {
      var read = new YamlReader().read(file);
      assertEquals(List.of(), read.problems());
      documents.addAll(read.value());
    }
    var manifests = new Classifier().classify(documents);
    assertTrue(manifests.problems().isEmpty());
    var checked = manifests.value().stream()
        .map(found -> new CheckedManifest(found, refusal))
        .toList();
    return new ClusterModel("default", versions, new ResourceReader().read(checked));
  }

  private static MigrationField<?> named(String name) {
    return MigrationField.named(name).orElseThrow();
  }

  private static String said(EffectiveSettings settings, MigrationField<?> field) {
    return settings.get(field).map(setting -> String.valueOf(setting.value())).orElse("-");
  }

  private static String origin(EffectiveSettings settings, MigrationField<?> field) {
    return settings.get(field).orElseThrow().origin().description();
  }
}
