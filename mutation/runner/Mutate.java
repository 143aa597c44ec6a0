package io.github.migrationlint.mutation;

import io.github.migrationlint.mutation.TestPieces.Piece;
import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pitest.mutationtest.engine.MutationDetails;

/**
 * Tries the mutants of a package one by one in this process, each against the tests that come to its line, until one fails.
 *
 * <pre>java … Mutate CLASSES PATTERN LIST GATE TEST-CLASS…</pre>
 *
 * <p>PIT makes the mutants; its own runner starts a process for each class and asks for the tests again in each, which takes
 * hours here. A test has three seconds of processor time more than ten times what it takes without a mutant, so a busy
 * machine kills no mutant; nor may it take all memory.
 */
public final class Mutate {
  private static final long GRACE = 3_000_000_000L;
  private static final long STACK = 4L << 20;
  private static final int MOST_OTHERS = Integer.getInteger("most", 100);

  /** Whether a run that was stopped goes on. */
  private static final boolean IS_RESUMED = Boolean.getBoolean("resume");

  private final Path list;

  /** What a run that was stopped had tried so far. */
  private final Path part;

  private final Mutants mutants;
  private final Coverage coverage = new Coverage();
  private final Map<String, byte[]> originals = new LinkedHashMap<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, Long> usual = new HashMap<>();
  private final Set<Integer> beforeTests = new HashSet<>();
  private final Map<Piece, Integer> linesMet = new HashMap<>();
  private final Map<String, List<Piece>> freshTests = new HashMap<>();
  private final Map<Integer, List<Piece>> byProbe = new HashMap<>();
  private final Map<String, Map<Piece, Integer>> linesOf = new HashMap<>();
  private final Map<String, Map<String, Integer>> killers = new HashMap<>();
  private final Map<String, String> before = new HashMap<>();
  private final Set<String> hasKilled = new HashSet<>();

  private Mutate(Path list, Mutants mutants) {
    this.list = list;
    this.part = list.resolveSibling(list.getFileName() + ".part");
    this.mutants = mutants;
  }

  public static void main(String[] arguments) throws Throwable {
    var started = System.nanoTime();
    var run = new Mutate(
        Path.of(arguments[2]), Mutants.of(Path.of(arguments[0]), arguments[1]));
    run.readBefore(run.list, !IS_RESUMED);
    run.readBefore(run.part, IS_RESUMED);
    run.putProbes(Path.of(arguments[0]));
    for (var type : Arrays.asList(arguments).subList(4, arguments.length)) {
      run.pieces.addAll(TestPieces.of(Class.forName(type)));
    }
    run.measure();
    var killed = run.tryAll();
    run.checkThatNothingStays();
    var all = run.mutants.all().size();
    // Rounded down: 91.9 % do not reach 92.
    System.out.printf(
        "%s: %d mutants, %d killed, %d.%d %%, gate %s %% (%d s)%n",
        arguments[1],
        all,
        killed,
        killed * 100 / all,
        killed * 1000 / all % 10,
        arguments[3],
        (System.nanoTime() - started) / 1_000_000_000);
    System.exit(killed * 100 >= Integer.parseInt(arguments[3]) * all ? 0 : 1);
  }

  /** The outcomes of a run before: they say which tests to begin with, and which mutants survived. */
  private void readBefore(Path file, boolean areKept) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    for (var line : Files.readAllLines(file)) {
      var columns = line.split(",", 9);
      if (areKept) {
        before.put(columns[1] + columns[2] + columns[3] + columns[4] + columns[7], line);
      }
      learn(columns[1], columns[3], columns[6]);
    }
  }

  private void learn(String type, String method, String killer) {
    killers.computeIfAbsent(type + "." + method, key -> new HashMap<>()).merge(killer, 100, Integer::sum);
    killers.computeIfAbsent(outer(type), key -> new HashMap<>()).merge(killer, 1, Integer::sum);
  }

  /** The class a nested one is in: its tests are about both. */
  private static String outer(String type) {
    var dollar = type.indexOf('$');
    return dollar < 0 ? type : type.substring(0, dollar);
  }

  private void putProbes(Path classes) throws Exception {
    for (var mutant : mutants.all()) {
      var type = mutant.getClassName().asJavaName();
      if (!originals.containsKey(type)) {
        var code = Files.readAllBytes(classes.resolve(type.replace('.', '/') + ".class"));
        originals.put(type, code);
        replace(type, coverage.withProbes(type, code));
      }
    }
  }

  /** Runs each test alone, without a mutant: whether it passes, how long it takes, and which lines it comes to. */
  private void measure() throws Throwable {
    for (var type : originals.keySet()) {
      Class.forName(type);
    }
    // Classes are initialized, and examples were asked for.
    beforeTests.addAll(coverage.met());
    var failing = new ArrayList<Piece>();
    var clock = ManagementFactory.getThreadMXBean();
    for (var piece : pieces) {
      coverage.reset();
      var start = clock.getCurrentThreadCpuTime();
      if (fails(piece)) {
        System.out.println("fails without a mutant, left out: " + piece.name());
        failing.add(piece);
        continue;
      }
      usual.put(piece.name(), clock.getCurrentThreadCpuTime() - start);
      linesMet.put(piece, coverage.met().size());
      for (var probe : coverage.met()) {
        byProbe.computeIfAbsent(probe, key -> new ArrayList<>()).add(piece);
        linesOf
            .computeIfAbsent(outer(coverage.typeOf(probe)), key -> new HashMap<>())
            .merge(piece, 1, Integer::sum);
      }
    }
    pieces.removeAll(failing);
    for (var original : originals.entrySet()) {
      replace(original.getKey(), original.getValue());
    }
    System.out.printf("%d mutants, %d tests%n", mutants.all().size(), pieces.size());
  }

  private static boolean fails(Piece piece) {
    try {
      piece.body().execute();
      return false;
    } catch (Throwable thrown) {
      return !thrown.getClass().getName().equals("org.opentest4j.TestAbortedException");
    }
  }

  private static void replace(String type, byte[] code) throws Exception {
    // Not initialized by this: what that runs is to be seen.
    var loaded = Class.forName(type, false, Mutate.class.getClassLoader());
    Agent.instrumentation.redefineClasses(new ClassDefinition(loaded, code));
  }

  private int tryAll() throws Exception {
    var onlySurvivors = Boolean.getBoolean("survivors");
    var killed = 0;
    var tried = 0;
    var lines = new ArrayList<String>();
    for (var mutant : mutants.all()) {
      var earlier = before.get(key(mutant));
      String line;
      if (earlier != null && (IS_RESUMED || (onlySurvivors && !isAlive(earlier)))) {
        line = earlier;
      } else {
        line = line(mutant, attempt(mutant));
        tried++;
        if (tried % 50 == 0) {
          System.out.printf("%d tried, %d of %d killed%n", tried, killed, lines.size());
          Files.write(part, lines);
        }
      }
      killed += isAlive(line) ? 0 : 1;
      lines.add(line);
    }
    Files.write(list, lines);
    Files.deleteIfExists(part);
    return killed;
  }

  /** What killed passes again without mutants; otherwise one of them left something behind, and the rest is wrong. */
  private void checkThatNothingStays() {
    for (var piece : pieces) {
      if (hasKilled.contains(piece.name()) && fails(piece)) {
        throw new IllegalStateException("fails after the mutants: " + piece.name());
      }
    }
  }

  private static boolean isAlive(String line) {
    return line.contains(",SURVIVED,") || line.contains(",NO_COVERAGE,");
  }

  private static String key(MutationDetails mutant) {
    return mutant.getClassName().asJavaName()
        + mutant.getMutator()
        + mutant.getMethod()
        + mutant.getLineNumber()
        + mutant.getFirstIndex();
  }

  private static String line(MutationDetails mutant, String outcome) {
    return String.join(
        ",",
        mutant.getFilename(),
        mutant.getClassName().asJavaName(),
        mutant.getMutator(),
        mutant.getMethod(),
        String.valueOf(mutant.getLineNumber()),
        outcome,
        String.valueOf(mutant.getFirstIndex()),
        mutant.getDescription().replace(',', ' '));
  }

  /** Outcome and killer. */
  private String attempt(MutationDetails mutant) throws Exception {
    var type = mutant.getClassName().asJavaName();
    var code = mutants.mutater().getMutation(mutant.getId()).getBytes();
    var tests = testsOf(mutant);
    replace(type, code);
    var outcome = outcome(mutant, tests);
    replace(type, originals.get(type));
    var probe = coverage.probeOf(type, mutant.getLineNumber());
    if (!isAlive("," + outcome) || !beforeTests.contains(probe)) {
      return outcome;
    }
    return outcome(mutant, FreshTests.of(freshTestsOf(type), type, code));
  }

  private String outcome(MutationDetails mutant, List<Piece> tests) throws InterruptedException {
    if (tests.isEmpty()) {
      return "NO_COVERAGE,none";
    }
    var attempt = new Attempt(tests, usual);
    attempt.run();
    var killer = attempt.killer;
    if (killer == null) {
      return "SURVIVED,none";
    }
    learn(mutant.getClassName().asJavaName(), mutant.getMethod(), killer.name());
    hasKilled.add(killer.name());
    return (attempt.isTimeout ? "TIMED_OUT," : "KILLED,") + killer.name();
  }

  /**
   * Those that may notice what changes while the class is initialized: what killed its mutants, then tests of the package,
   * first those that come to most lines of the class, and of the package. Some are enough, as above. A test that fails in fresh
   * classes without a mutant is none of them.
   */
  private List<Piece> freshTestsOf(String type) {
    var known = freshTests.get(type);
    if (known != null) {
      return known;
    }
    var ofPackage = type.substring(0, type.lastIndexOf('.') + 1);
    var ofClass = killers.getOrDefault(outer(type), Map.of());
    var lines = linesOf.getOrDefault(outer(type), Map.of());
    var tests = new ArrayList<Piece>();
    for (var test : pieces) {
      if (test.name().startsWith(ofPackage)) {
        tests.add(test);
      }
    }
    tests.sort(Comparator.<Piece>comparingInt(test -> ofClass.getOrDefault(test.name(), 0))
        .thenComparingInt(test -> lines.getOrDefault(test, 0))
        .thenComparingInt(linesMet::get)
        .reversed());
    var some = tests.subList(0, Math.min(tests.size(), MOST_OTHERS));
    var passing = new ArrayList<Piece>();
    var fresh = FreshTests.of(some, type, originals.get(type));
    for (var number = 0; number < some.size(); number++) {
      if (!fails(fresh.get(number))) {
        passing.add(some.get(number));
      }
    }
    freshTests.put(type, passing);
    return passing;
  }

  /**
   * Those that come to the line: first what killed mutants of the method, then of the class, then the tests of its package,
   * then others that come to many lines of the class, for they are about it. Of these others some are enough: a mutant that
   * survives them counts as alive.
   */
  private List<Piece> testsOf(MutationDetails mutant) {
    var type = mutant.getClassName().asJavaName();
    var ofPackage = type.substring(0, type.lastIndexOf('.') + 1);
    var ofMethod = killers.getOrDefault(type + "." + mutant.getMethod(), Map.of());
    var ofClass = killers.getOrDefault(outer(type), Map.of());
    var lines = linesOf.getOrDefault(outer(type), Map.of());
    var weights = new HashMap<Piece, Integer>();
    var others = new ArrayList<Piece>();
    var tests = new ArrayList<Piece>();
    for (var test :
        byProbe.getOrDefault(coverage.probeOf(type, mutant.getLineNumber()), List.of())) {
      var kills = ofMethod.getOrDefault(test.name(), 0) + ofClass.getOrDefault(test.name(), 0);
      var isOwn = test.name().startsWith(ofPackage);
      weights.put(test, 10_000 * kills + (isOwn ? 5_000 : 0) + lines.getOrDefault(test, 0));
      (kills > 0 || isOwn ? tests : others).add(test);
    }
    Comparator<Piece> order = (a, b) -> Integer.compare(weights.get(b), weights.get(a));
    tests.sort(order);
    others.sort(order);
    tests.addAll(others.subList(0, Math.min(others.size(), MOST_OTHERS)));
    return tests;
  }

  /** One mutant, in a thread that can be stopped. */
  private static final class Attempt {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final List<Piece> tests;
    private final Map<String, Long> usual;
    private volatile @Nullable Piece current;
    private volatile @Nullable Piece killer;
    private volatile long start;
    private volatile boolean isTimeout;

    Attempt(List<Piece> tests, Map<String, Long> usual) {
      this.tests = tests;
      this.usual = usual;
    }

    void run() throws InterruptedException {
      var thread = new Thread(null, this::runTests, "mutant", STACK);
      thread.setDaemon(true);
      thread.start();
      while (thread.isAlive()) {
        try {
          thread.join(20);
          var test = current;
          if (test != null && thread.isAlive() && isTooLong(thread, test)) {
            stop(thread);
          }
        } catch (OutOfMemoryError e) {
          // A loop that gathers without end may hit this thread instead of its own.
          stop(thread);
        }
      }
    }

    @SuppressWarnings("removal")
    private void stop(Thread thread) {
      isTimeout = true;
      killer = current;
      // Rules are isolated from each other, so one stop may only end one rule.
      thread.stop();
    }

    private boolean isTooLong(Thread thread, Piece test) {
      return CLOCK.getThreadCpuTime(thread.getId()) - start > GRACE + 10 * usual.get(test.name());
    }

    private void runTests() {
      for (var test : tests) {
        start = CLOCK.getCurrentThreadCpuTime();
        current = test;
        if (fails(test) && !isTimeout) {
          killer = test;
        }
        if (killer != null) {
          return;
        }
      }
    }
  }
}
