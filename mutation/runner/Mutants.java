package io.github.migrationlint.mutation;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pitest.classinfo.CachingByteArraySource;
import org.pitest.classpath.ClassPathByteArraySource;
import org.pitest.classpath.ClassloaderByteArraySource;
import org.pitest.coverage.NoCoverage;
import org.pitest.mutationtest.EngineArguments;
import org.pitest.mutationtest.MutationConfig;
import org.pitest.mutationtest.build.MutationSource;
import org.pitest.mutationtest.config.PluginServices;
import org.pitest.mutationtest.config.ReportOptions;
import org.pitest.mutationtest.config.SettingsFactory;
import org.pitest.mutationtest.engine.Mutater;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.incremental.NullHistory;
import org.pitest.testapi.TestGroupConfig;

/** The mutants PIT makes by default: its mutators, and its filters of what no one wrote. */
record Mutants(List<MutationDetails> all, Mutater mutater) {
  /**
   * @param classes a folder of compiled classes
   * @param patterns which of them, such as {@code a.b.*}, with commas between
   */
  static Mutants of(Path classes, String patterns) {
    var options = new ReportOptions();
    options.setTargetClasses(List.of(patterns.split(",")));
    options.setCodePaths(List.of(classes.toString()));
    options.setClassPathElements(
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    options.setMutators(List.of());
    options.setFeatures(List.of());
    options.setExcludedClasses(List.of());
    options.setExcludedMethods(List.of());
    options.setTargetTests(List.of());
    options.setExcludedTestClasses(List.of());
    options.setSourceDirs(List.of());
    options.setGroupConfig(new TestGroupConfig());
    var settings = new SettingsFactory(options, PluginServices.makeForContextLoader());
    var code = settings.createCodeSource(options.getMutationClassPaths());
    var path = new ClassPathByteArraySource(options.getClassPath());
    // Classes of the JDK are on no path.
    var loader = ClassloaderByteArraySource.fromContext();
    var source = new CachingByteArraySource(
        name -> path.getBytes(name).or(() -> loader.getBytes(name)), 200);
    var interceptor = settings
        .getInterceptor()
        .createInterceptor(
            options, new NoCoverage(), source, mutant -> List.of(), code, new NullHistory());
    interceptor.initialise(code);
    var engine = settings
        .createEngine()
        .createEngine(EngineArguments.arguments().withMutators(options.getMutators()));
    var mutants =
        new MutationSource(new MutationConfig(engine, null), mutant -> List.of(), source, interceptor);
    var all = new ArrayList<MutationDetails>();
    var names = new ArrayList<>(code.getCodeUnderTestNames());
    names.sort(Comparator.comparing(name -> name.asJavaName()));
    for (var name : names) {
      addSome(List.copyOf(mutants.createMutations(name)), all);
    }
    return new Mutants(all, engine.createMutator(source));
  }

  /** All of a class, or with {@code -Dsample=N} N of them at even distances. */
  private static void addSome(List<MutationDetails> ofClass, List<MutationDetails> all) {
    var most = Math.min(Integer.getInteger("sample", ofClass.size()), ofClass.size());
    for (var number = 0; number < most; number++) {
      all.add(ofClass.get(number * ofClass.size() / most));
    }
  }
}
