package io.github.migrationlint.core.policytest;

import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.NodeReader;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.policytest.TestReport.Result;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** The tests of policies of files and of a configuration. */
public final class PolicyTests {
  private final NodeReader reader = new NodeReader();
  private final List<PolicyTest> tests = new ArrayList<>();
  private final Configuration configuration;

  /**
   * Reads the tests.
   *
   * @throws io.github.migrationlint.core.config.ConfigurationException if one is not understood
   */
  public PolicyTests(List<SourceFile> sources, Configuration configuration) {
    this.configuration = configuration;
    for (var source : sources) {
      tests.addAll(PolicyTestReader.read(source, reader));
    }
    tests.addAll(PolicyTestReader.read(configuration.tests(), reader));
    reader.refuse();
  }

  /**
   * What comes of the tests, in their order.
   *
   * @param failures of reading the repository; takes tests that fail for no mistake of the user
   * @throws io.github.migrationlint.core.config.ConfigurationException if one names a cluster that
   *     does not exist
   */
  public TestReport run(Repository repository, Failures failures) {
    var run = new PolicyTestRun(repository, new Driver(configuration.parameters()), reader);
    var results = new ArrayList<Result>();
    for (var test : tests) {
      try {
        results.addAll(run.run(test));
      } catch (RuntimeException | Error bug) {
        failures.add("test `" + test.name() + "`", bug);
      }
    }
    reader.refuse();
    return new TestReport(results, failures.texts());
  }
}
