package io.github.migrationlint.core.policytest;

import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.cluster.SchemaCheck;
import io.github.migrationlint.core.config.NodeReader;
import io.github.migrationlint.core.manifest.Classifier;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.policytest.PolicyTest.Existing;
import io.github.migrationlint.core.policytest.PolicyTest.Imagined;
import io.github.migrationlint.core.policytest.TestReport.Result;
import io.github.migrationlint.core.policytest.TestReport.Verdict;
import io.github.migrationlint.core.resource.ResourceReader;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.targets.PlannedCluster;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs tests of policies over a repository. */
final class PolicyTestRun {
  private static final SourceId IMAGINED = new SourceId("<vm of a test>");

  private final Repository repository;
  private final Driver driver;
  private final NodeReader reader;

  /**
   * Runs tests over a repository.
   *
   * @param reader takes complaints about clusters that do not exist
   */
  PolicyTestRun(Repository repository, Driver driver, NodeReader reader) {
    this.repository = repository;
    this.driver = driver;
    this.reader = reader;
  }

  List<Result> run(PolicyTest test) {
    var clusters = new ArrayList<ClusterModel>();
    var names = new ArrayList<String>();
    for (var cluster : repository.clusters()) {
      names.add(cluster.name());
      if (test.cluster().isEmpty() || test.cluster().get().text().equals(cluster.name())) {
        clusters.add(cluster);
      }
    }
    if (clusters.isEmpty()) {
      test.cluster().ifPresent(name -> reader.unknown(name.span(), "cluster", name.text(), names));
      return List.of();
    }
    return test.subject() instanceof Existing existing
        ? runExisting(test, existing, clusters)
        : runImagined(test, (Imagined) test.subject(), clusters);
  }

  private List<Result> runExisting(
      PolicyTest test, Existing existing, List<ClusterModel> clusters) {
    var results = new ArrayList<Result>();
    for (var cluster : clusters) {
      var vms = new ArrayList<VmFacts>();
      for (var vm : driver.ask(VmFacts.ANALYSIS, cluster)) {
        if (isMeant(existing, vm.workload())) {
          vms.add(vm);
        }
      }
      if (!vms.isEmpty() || test.cluster().isPresent()) {
        results.add(result(test, cluster.name(), vms, count(existing, vms)));
      }
    }
    if (results.isEmpty()) {
      results.add(result(test, "", List.of(), count(existing, List.of())));
    }
    return results;
  }

  /** That there are too few VMs; empty where there are enough. */
  private static Optional<Verdict> count(Existing existing, List<VmFacts> vms) {
    var want = "at least " + existing.atLeast();
    return vms.size() >= existing.atLeast()
        ? Optional.empty()
        : Optional.of(new Verdict(
            "vms",
            want,
            String.valueOf(vms.size()),
            false,
            "so many VMs of the repository are like that",
            existing.place(),
            Optional.empty()));
  }

  private static boolean isMeant(Existing existing, Workload workload) {
    var header = workload.header();
    if (existing.namespace().isPresent()
        && !existing.namespace().get().matches(header.namespaceText())) {
      return false;
    }
    if (existing.name().isPresent() && !existing.name().get().matches(header.nameText())) {
      return false;
    }
    if (existing.kind().isPresent()
        && !existing.kind().get().equals(workload.kind().word())) {
      return false;
    }
    for (var label : existing.labels().entrySet()) {
      var value = workload.vmiLabels().value(label.getKey());
      if (value.isEmpty() || !value.get().equals(label.getValue())) {
        return false;
      }
    }
    return true;
  }

  private List<Result> runImagined(
      PolicyTest test, Imagined imagined, List<ClusterModel> clusters) {
    var results = new ArrayList<Result>();
    for (var cluster : clusters) {
      var vms = new ArrayList<VmFacts>();
      for (var vm : driver.ask(VmFacts.ANALYSIS, with(imagined, cluster))) {
        if (vm.workload().header().span().source().id().equals(IMAGINED)) {
          vms.add(vm);
        }
      }
      results.add(result(test, cluster.name(), vms, Optional.empty()));
    }
    return results;
  }

  private static Result result(
      PolicyTest test, String cluster, List<VmFacts> vms, Optional<Verdict> count) {
    var verdicts = new ArrayList<Verdict>();
    count.ifPresent(verdicts::add);
    for (var expected : vms.isEmpty() ? List.<PolicyTest.Expected>of() : test.expected()) {
      verdicts.add(ExpectationCheck.of(expected, vms));
    }
    return new Result(test.name(), cluster, test.place(), vms.size(), verdicts);
  }

  /** The cluster with one more VM and, where the test says its labels, its namespace. */
  private ClusterModel with(Imagined imagined, ClusterModel cluster) {
    var manifests = new ArrayList<Manifest>();
    for (var manifest : manifestsOf(cluster)) {
      var isReplaced = imagined.namespaceLabels().isPresent()
          && manifest.gvk().is("", "Namespace")
          && manifest.name().orElse("").equals(imagined.namespace());
      if (!isReplaced) {
        manifests.add(manifest);
      }
    }
    var source = new SourceFile(IMAGINED, text(imagined));
    var documents = new YamlReader().read(source).value();
    manifests.addAll(new Classifier().classify(documents).value());
    var checked = new SchemaCheck().check(manifests, cluster.versions());
    return new ClusterModel(
        cluster.name(),
        cluster.versions(),
        cluster.facts(),
        new ResourceReader().read(checked.value()));
  }

  private List<Manifest> manifestsOf(ClusterModel cluster) {
    for (PlannedCluster planned : repository.plan().clusters()) {
      if (planned.name().equals(cluster.name())) {
        return planned.manifests();
      }
    }
    return List.of();
  }

  /** JSON, in which every text can be written. */
  private static String text(Imagined imagined) {
    var text = new StringBuilder();
    if (imagined.namespaceLabels().isPresent()) {
      text.append("{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": ");
      text.append(quoted(imagined.namespace())).append(", \"labels\": ");
      text.append(object(imagined.namespaceLabels().get())).append("}}\n---\n");
    }
    text.append(
        "{\"apiVersion\": \"kubevirt.io/v1\", \"kind\": \"VirtualMachine\", \"metadata\": ");
    text.append("{\"namespace\": ").append(quoted(imagined.namespace())).append(", \"name\": ");
    text.append(quoted(imagined.name())).append("}, \"spec\": {\"runStrategy\": \"Always\", ");
    text.append("\"template\": {\"metadata\": {\"labels\": ").append(object(imagined.labels()));
    text.append("}, \"spec\": {\"domain\": {\"devices\": {}");
    imagined.memory().ifPresent(memory -> text.append(", \"memory\": {\"guest\": ")
        .append(quoted(memory))
        .append('}'));
    return text.append("}}}}}\n").toString();
  }

  private static String object(Map<String, String> labels) {
    var members = new ArrayList<String>();
    labels.forEach((key, value) -> members.add(quoted(key) + ": " + quoted(value)));
    return "{" + String.join(", ", members) + "}";
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
