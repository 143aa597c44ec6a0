package io.github.migrationlint.cli;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.config.ClusterFacts;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.DeclaredVersion;
import io.github.migrationlint.core.config.NamedCluster;
import io.github.migrationlint.core.config.ParameterValues;
import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.load.ConfigurationFile;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.report.ConfigurationSchema;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.rules.Configurations;
import io.github.migrationlint.rules.CustomRuleExamples;
import io.github.migrationlint.rules.Documentation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Begins, checks and shows the configuration. */
final class ConfigCommand implements Command {
  static final Flag[] FLAGS = {Flag.CONFIG, Flag.HELP};

  private static final List<String> ACTIONS = List.of("init", "verify", "show", "schema");

  @Override
  public int run(List<String> words, Environment around, Console console) {
    var arguments = Arguments.of(words, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("config", console);
    }
    var action = action(arguments);
    switch (action) {
      case "init" -> begin(around.workingDirectory(), console);
      case "schema" -> console.print(schema());
      default -> {
        var file = file(arguments, around);
        var configuration = Configurations.read(file);
        if (action.equals("verify")) {
          CustomRuleExamples.verify(configuration);
          verifyPaths(configuration, around);
        }
        console.print(
            action.equals("show")
                ? shown(file, configuration)
                : "`" + file.source().id() + "` can be used\n");
      }
    }
    return ExitCode.CLEAN;
  }

  /** Where a path matches nothing, the configuration does not do what it says. */
  private static void verifyPaths(Configuration configuration, Environment around) {
    var request = new LoadRequest(
        around.workingDirectory(), List.of("."), Optional.empty(), "<stdin>", List.of());
    var unmatched = new Linter(List.of(), configuration).unmatched(request);
    if (!unmatched.isEmpty()) {
      throw new WrongUsage(String.join("; ", unmatched));
    }
  }

  private static String action(Arguments arguments) {
    var operands = arguments.operands();
    if (operands.isEmpty()) {
      throw new WrongUsage("config what? There are " + String.join(", ", ACTIONS));
    }
    var known = ACTIONS.contains(operands.get(0));
    if (!known || operands.size() > 1) {
      var wrong = operands.get(known ? 1 : 0);
      throw new WrongUsage(
          "nothing is expected here: `" + wrong + "`" + Spelling.question(wrong, ACTIONS));
    }
    return operands.get(0);
  }

  private static ConfigurationFile file(Arguments arguments, Environment around) {
    var here = around.workingDirectory();
    return arguments
        .value(Flag.CONFIG)
        .map(path -> ConfigurationFile.named(here, path))
        .or(() -> ConfigurationFile.above(here).file())
        .orElseThrow(() -> new WrongUsage("no `" + ConfigurationFile.NAME
            + "` here or in a folder above; `migration-lint config init` begins one"));
  }

  private static void begin(Path folder, Console console) {
    var text = HelpPage.resource("starter.yaml")
        .replace("{documentation}", Documentation.ofFile("docs/configuration.md"))
        .getBytes(StandardCharsets.UTF_8);
    try {
      Files.write(
          folder.resolve(ConfigurationFile.NAME),
          text,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
      console.print("wrote `" + ConfigurationFile.NAME + "`\n");
    } catch (FileAlreadyExistsException e) {
      throw new WrongUsage("`" + ConfigurationFile.NAME + "` is there already");
    } catch (IOException e) {
      throw new WrongUsage("cannot write `" + ConfigurationFile.NAME + "`");
    }
  }

  private static String schema() {
    var out = new StringWriter();
    ConfigurationSchema.write(Configurations.rules(), out);
    return out.toString();
  }

  private static String shown(ConfigurationFile file, Configuration configuration) {
    var table = new TextTable();
    table.addRow("file", file.source().id().path());
    configuration.target().ifPresent(target -> table.addRow("target", versions(target)));
    for (var cluster : configuration.clusters()) {
      table.addRow("cluster", cluster.name() + ": " + facts(cluster));
    }
    for (var fleet : configuration.fleets()) {
      table.addRow("fleet", fleet.name() + ": " + String.join(", ", fleet.clusters()));
    }
    configuration
        .levels()
        .forEach((rule, level) -> table.addRow("rule", rule + ": " + level.word()));
    if (!configuration.overrides().isEmpty()) {
      table.addRow("overrides", String.valueOf(configuration.overrides().size()));
    }
    for (var suppression : configuration.suppressions()) {
      table.addRow(
          "suppression", suppression.rule() + ": " + suppression.reason().orElse(""));
    }
    for (var rule : Configurations.rules().all()) {
      for (var parameter : rule.parameters()) {
        addIfSet(parameter, configuration.parameters(), table);
      }
    }
    for (var rule : configuration.customRules()) {
      table.addRow("custom rule", rule.card().name() + ": " + rule.message());
    }
    configuration.baseline().ifPresent(path -> table.addRow("baseline", path));
    for (var glob : configuration.exclude()) {
      table.addRow("exclude", glob);
    }
    return table.toString();
  }

  private static <T> void addIfSet(
      Parameter<T> parameter, ParameterValues values, TextTable table) {
    var value = values.get(parameter);
    if (!value.equals(parameter.usual())) {
      var name = parameter.rule() + ": " + parameter.name();
      table.addRow("parameter", name + " " + parameter.form().write(value));
    }
  }

  private static String versions(DeclaredVersion declared) {
    return "HCO " + declared.line().hyperConverged() + ", KubeVirt "
        + declared.line().kubeVirt();
  }

  private static String facts(NamedCluster cluster) {
    var words = new ArrayList<String>();
    words.add(String.join(", ", cluster.paths()));
    cluster.target().ifPresent(target -> words.add(versions(target)));
    add(cluster.facts(), words);
    return String.join("; ", words);
  }

  private static void add(ClusterFacts facts, List<String> words) {
    facts.nodes().ifPresent(nodes -> words.add(nodes + (nodes == 1 ? " node" : " nodes")));
    facts.migrationLink().ifPresent(link -> words.add("link " + link.written()));
    facts.cpus().ifPresent(cpus -> words.add(cpus.text()));
    if (facts.namespacesComplete()) {
      words.add("all namespaces");
    }
  }
}
