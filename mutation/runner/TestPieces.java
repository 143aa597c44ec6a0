package io.github.migrationlint.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.BaseStream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Cuts test classes into pieces that run alone: each test, and each example of a test factory. A factory is asked once; PIT's
 * plugin for JUnit asks it for all examples to run one, which takes a hundred times as long as the example.
 */
final class TestPieces {
  private TestPieces() {}

  /**
   * @param name class, method and example; no comma, no blank
   * @param top the class that was cut up, which has the test or holds the nested class that has it
   */
  record Piece(String name, String top, Executable body) {}

  static List<Piece> of(Class<?> type) {
    var pieces = new ArrayList<Piece>();
    var isPlain = isPlain(type);
    var methods = type.getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName));
    for (var method : methods) {
      var isSimple = isPlain && method.getParameterCount() == 0;
      if (isSimple && method.isAnnotationPresent(Test.class)) {
        add(type, method.getName(), () -> invoke(type, method), pieces);
      } else if (isSimple && method.isAnnotationPresent(TestFactory.class)) {
        addExamples(type, method.getName(), examples(type, method), pieces);
      } else if (isTest(method)) {
        add(type, method.getName(), () -> launch(type, method), pieces);
      }
    }
    for (var nested : type.getDeclaredClasses()) {
      if (nested.isAnnotationPresent(Nested.class)) {
        pieces.addAll(of(nested));
      }
    }
    return pieces;
  }

  private static void add(Class<?> type, String title, Executable body, List<Piece> pieces) {
    Class<?> top = type;
    while (top.getDeclaringClass() != null) {
      top = top.getDeclaringClass();
    }
    pieces.add(new Piece(
        type.getName() + "." + title.replaceAll("[,\\s]+", "_"), top.getName(), body));
  }

  /** Whether nothing happens before or after a test: then calling its method is running it. */
  private static boolean isPlain(Class<?> type) {
    return type.getAnnotations().length == 0
        && Arrays.stream(type.getDeclaredFields())
            .map(Field::getAnnotations)
            .allMatch(marks -> marks.length == 0)
        && Arrays.stream(type.getDeclaredMethods())
            .flatMap(method -> Arrays.stream(method.getAnnotations()))
            .noneMatch(mark ->
                mark.annotationType().getSimpleName().matches("(Before|After)(Each|All)"));
  }

  private static boolean isTest(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(mark -> isTestable(mark.annotationType(), 0));
  }

  private static boolean isTestable(Class<? extends Annotation> mark, int depth) {
    return mark == Testable.class
        || (depth < 4
            && !mark.getName().startsWith("java.")
            && Arrays.stream(mark.getAnnotations())
                .anyMatch(outer -> isTestable(outer.annotationType(), depth + 1)));
  }

  private static Object invoke(Class<?> type, Method method) throws Throwable {
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    method.setAccessible(true);
    try {
      return method.invoke(constructor.newInstance());
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static Iterator<?> examples(Class<?> type, Method method) {
    try {
      var made = invoke(type, method);
      return made instanceof BaseStream<?, ?> stream
          ? stream.iterator()
          : ((Iterable<?>) made).iterator();
    } catch (Throwable broken) {
      throw new IllegalStateException("no examples: " + method, broken);
    }
  }

  private static void addExamples(
      Class<?> type, String name, Iterator<?> nodes, List<Piece> pieces) {
    for (var number = 1; nodes.hasNext(); number++) {
      var node = (DynamicNode) nodes.next();
      // The number tells two examples of one name apart.
      var title = name + "#" + number + " " + node.getDisplayName();
      if (node instanceof DynamicTest test) {
        add(type, title, test.getExecutable(), pieces);
      } else {
        addExamples(type, title, ((DynamicContainer) node).getChildren().iterator(), pieces);
      }
    }
  }

  /** Runs all of a method as JUnit does: with parameters and temporary folders. */
  private static void launch(Class<?> type, Method method) throws Throwable {
    var failures = new ArrayList<Throwable>();
    var request = LauncherDiscoveryRequestBuilder.request()
        .selectors(selectMethod(type, method))
        .build();
    LauncherFactory.create().execute(request, new TestExecutionListener() {
      @Override
      public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
          failures.add(result.getThrowable().orElseGet(AssertionError::new));
        }
      }
    });
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }
}
