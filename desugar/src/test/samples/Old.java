import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** What lambdas and method references can do, in the class files of Java 8. */
public class Old {
  interface Shape<T extends Comparable<T>> {
    T of(T one, int two);

    default String twice(T one) {
      return "" + of(one, 1) + of(one, 2);
    }
  }

  interface Text extends Function<Object, String> {
    @Override
    String apply(Object value);
  }

  interface Greeting {
    String greet(String name);

    static Greeting plain() {
      return name -> "hello " + name;
    }

    default Supplier<String> later(String name) {
      return () -> greet(name) + "!";
    }
  }

  static class Parent {
    String name() {
      return "parent";
    }
  }

  static class Child extends Parent {
    @Override
    String name() {
      return "child";
    }

    Supplier<String> parents() {
      return super::name;
    }
  }

  private final String field;

  private Old(String field) {
    this.field = field;
  }

  private String secret(int more) {
    return field + more;
  }

  private static long sum(long... all) {
    return Arrays.stream(all).sum();
  }

  class Inner {
    private String own() {
      return "inner of " + field;
    }

    Supplier<String> both() {
      return () -> own() + secret(3);
    }
  }

  private List<Object> instances() {
    List<Object> all = new ArrayList<>();
    IntFunction<String> bound = this::secret;
    all.add(bound.apply(7));
    Function<Old, String> unbound = old -> old.field;
    all.add(unbound.apply(this));
    Function<String, Old> constructor = Old::new;
    all.add(constructor.apply("made").field);
    all.add(new Inner().both().get());
    long wide = 5_000_000_000L;
    double fraction = 0.5;
    byte small = 3;
    LongSupplier captured = () -> wide + small + (long) (fraction * 2) + field.length();
    all.add(captured.getAsLong());
    return all;
  }

  public static List<Object> run() throws Exception {
    List<Object> all = new Old("field").instances();
    Function<Integer, Integer> boxed = Math::abs;
    all.add(boxed.apply(-4));
    ToLongFunction<Integer> widened = Integer::intValue;
    all.add(widened.applyAsLong(5));
    ToIntFunction<String> length = String::length;
    all.add(length.applyAsInt("four"));
    DoubleUnaryOperator root = Math::sqrt;
    all.add(root.applyAsDouble(2));
    IntUnaryOperator negated = i -> -i;
    all.add(negated.applyAsInt(9));
    Function<Object, String> texts = String::valueOf;
    all.add(texts.apply('c'));
    BiFunction<Long, Long, Long> varargs = Old::sum;
    all.add(varargs.apply(2L, 3L));
    IntFunction<int[]> arrays = int[]::new;
    all.add(arrays.apply(3).length);
    UnaryOperator<int[]> copies = int[]::clone;
    all.add(copies.apply(new int[] {1, 2})[1]);
    Supplier<List<String>> lists = ArrayList::new;
    all.add(lists.get());
    Consumer<String> ignoring = all::add;
    ignoring.accept("added");
    Runnable nothing = () -> {};
    nothing.run();
    Callable<String> thrown = () -> {
      throw new IllegalStateException("thrown");
    };
    try {
      thrown.call();
    } catch (IllegalStateException e) {
      all.add(e.getMessage());
    }
    Shape<Integer> shape = (one, two) -> one + two;
    all.add(shape.twice(1));
    Text text = value -> "<" + value + ">";
    all.add(text.andThen(String::length).apply("x"));
    Comparator<String> order = Comparator.comparing(String::length);
    List<String> words = Arrays.asList("ccc", "a", "bb");
    words.sort(order.reversed().thenComparing(Comparator.naturalOrder()));
    all.add(words);
    Comparator<String> last = Comparator.comparing((String word) -> word.charAt(word.length() - 1));
    words.sort(last.thenComparingInt(String::length).thenComparing(String::toString, order));
    all.add(new ArrayList<>(words));
    words.sort(Comparator.comparingInt(String::length).reversed().thenComparing(String::toString));
    all.add(words);
    words.sort(Comparator.comparing(String::length, Comparator.reverseOrder()));
    all.add(words);
    Runnable marked = (Runnable & Serializable) () -> all.add("marked");
    marked.run();
    all.add(marked instanceof Serializable);
    all.add(new Child().parents().get());
    all.add(Greeting.plain().later("you").get());
    Supplier<Supplier<String>> nested = () -> () -> "nested";
    all.add(nested.get().get());
    try {
      @SuppressWarnings({"unchecked", "rawtypes"})
      Object cast = ((Function) (Function<String, Integer>) String::length).apply(1);
      all.add(cast);
    } catch (ClassCastException e) {
      all.add("no String");
    }
    String missing = null;
    try {
      Supplier<Integer> bound = missing::length;
      all.add(bound);
    } catch (NullPointerException e) {
      all.add("null");
    }
    return all;
  }
}
