package io.github.migrationlint.core.policytest;

import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of tests, in the order of their files.
 *
 * @param internalErrors tests that could not be run and files that could not be read, in words; never
 *     a user's mistake
 */
public record TestReport(List<Result> results, List<String> internalErrors) {
  /**
   * What came of one test in one cluster.
   *
   * @param cluster empty where no cluster has such VMs
   * @param vms how many VMs it was held against
   */
  public record Result(
      String name, String cluster, Span place, int vms, List<Verdict> expectations) {
    public Result {
      Objects.requireNonNull(name);
      Objects.requireNonNull(cluster);
      Objects.requireNonNull(place);
      expectations = List.copyOf(expectations);
    }

    public boolean isOk() {
      for (var expectation : expectations) {
        if (!expectation.ok()) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * What came of one expectation.
   *
   * @param got the actual value; what is not known where it cannot be decided
   * @param reason in words, where the actual value comes from
   * @param place where the expectation is written
   * @param origin where the actual value is written; empty for a default
   */
  public record Verdict(
      String key,
      String want,
      String got,
      boolean ok,
      String reason,
      Span place,
      Optional<Span> origin) {
    public Verdict {
      Objects.requireNonNull(key);
      Objects.requireNonNull(want);
      Objects.requireNonNull(got);
      Objects.requireNonNull(reason);
      Objects.requireNonNull(place);
      Objects.requireNonNull(origin);
    }
  }

  public TestReport {
    results = List.copyOf(results);
    internalErrors = List.copyOf(internalErrors);
  }

  /** A report of tests that could all be run. */
  public TestReport(List<Result> results) {
    this(results, List.of());
  }

  public int failed() {
    var failed = 0;
    for (var result : results) {
      failed += result.isOk() ? 0 : 1;
    }
    return failed;
  }

  public int passed() {
    return results.size() - failed();
  }
}
