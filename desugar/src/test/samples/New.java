import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Records, and strings as Java 9 concatenates them. */
public class New {
  record Empty() {}

  record Primitives(
      boolean z, byte b, short s, char c, int i, long j, float f, double d, int[] array) {}

  record Pair<A, B>(A first, B second) {
    static <T> Pair<T, T> of(T one) {
      return new Pair<>(one, one);
    }

    Supplier<String> text() {
      return () -> "pair " + first + second;
    }
  }

  record Own(String name) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Own own && own.name.equalsIgnoreCase(name);
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  sealed interface Node permits Leaf, Tree {}

  record Leaf(String text) implements Node {}

  record Tree(List<Node> nodes) implements Node {}

  interface Private {
    private String hidden() {
      return "hidden";
    }

    default Supplier<String> shown() {
      return this::hidden;
    }
  }

  private static void compare(Object one, Object other, List<Object> all) {
    all.add(one.equals(other));
    all.add(other.equals(one));
    all.add(one.hashCode() == other.hashCode());
    all.add(one.equals(null));
    all.add(one.equals("text"));
  }

  public static List<Object> run() {
    var all = new ArrayList<Object>();
    var array = new int[] {1};
    var some = new Primitives(true, (byte) 1, (short) 2, 'c', 3, 4L, 0.0f, Double.NaN, array);
    var same = new Primitives(true, (byte) 1, (short) 2, 'c', 3, 4L, 0.0f, Double.NaN, array);
    var zero = new Primitives(true, (byte) 1, (short) 2, 'c', 3, 4L, -0.0f, Double.NaN, array);
    compare(some, same, all);
    compare(some, zero, all);
    compare(new Empty(), new Empty(), all);
    compare(Pair.of("x"), new Pair<>("x", "x"), all);
    compare(Pair.of(null), new Pair<>(null, "x"), all);
    compare(new Own("a"), new Own("A"), all);
    compare(new Leaf("a"), new Tree(List.of(new Leaf("a"))), all);
    all.add(new Primitives(true, (byte) 1, (short) 2, 'c', 3, 4L, 0f, 1d, null).hashCode());
    all.add(new Primitives(true, (byte) 1, (short) 2, 'c', 3, 4L, 0f, 1d, null).toString());
    all.add(new Pair<>("one", 2).hashCode());
    all.add(new Pair<>(null, new Tree(List.of(new Leaf("a")))).toString());
    all.add(new Empty().hashCode() + new Empty().toString());
    all.add(new Own("n").toString());
    all.add(new Pair<>(1, 'c').text().get());
    all.add(new Private() {}.shown().get());
    record Local(String of) {}
    all.add(new Local("method").toString());
    long j = 1L << 40;
    short s = -3;
    Object nothing = null;
    char[] letters = null;
    all.add("a" + j + s + 'c' + 1.5 + 2f + true + nothing + letters + "\u0001\u0002" + (byte) 7);
    all.add(Stream.of("b", "a").sorted().map(word -> word + word).filter(Objects::nonNull).toList());
    return all;
  }
}
