package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EarlyReadingTest {
  private static final int FILES = 1500;

  private final Checkout checkout;

  EarlyReadingTest(@TempDir Path folder) {
    this.checkout = new Checkout(folder);
  }

  /** A disk that counts who opens which file, and refuses some. */
  private static final class CountingDisk extends OddDisk {
    private final Map<String, Integer> opened = new ConcurrentHashMap<>();
    private final Map<String, Integer> byOthers = new ConcurrentHashMap<>();
    private final Thread caller = Thread.currentThread();

    @Override
    public InputStream open(Path file) throws IOException {
      opened.merge(file.toString(), 1, Integer::sum);
      if (Thread.currentThread() != caller) {
        byOthers.merge(file.toString(), 1, Integer::sum);
      }
      if (file.toString().contains("secret")) {
        throw new AccessDeniedException(file.toString());
      }
      return super.open(file);
    }
  }

  /** Files of each kind that is read in a way of its own, in folders that are found out of order. */
  private void tree() {
    var random = new Random(7);
    for (var i = 0; i < FILES; i++) {
      var folder = "f" + random.nextInt(40) + (random.nextBoolean() ? "" : "/g" + i % 7);
      var name = folder + "/n" + random.nextInt(100_000) + (i % 5 == 0 ? ".json" : ".yaml");
      switch (random.nextInt(12)) {
        case 0, 1 -> checkout.file(name, "# %d%n%s".formatted(i, Checkout.VM));
        case 2 -> checkout.file(folder + "/kustomization.yaml", "resources: [a" + i + "]\n");
        case 3 -> checkout.file(folder + "/secret-" + i + ".yaml", Checkout.VM);
        case 4 -> checkout.file(name, (Checkout.VM + "x").getBytes(StandardCharsets.UTF_16));
        case 5 -> checkout.file(name, "kubevirt é".getBytes(StandardCharsets.ISO_8859_1));
        case 6 -> checkout.file(name, Checkout.VM + "#".repeat(random.nextInt(40_000)));
        case 7 -> checkout.link(folder + "/link-" + i + ".yaml", "../f" + i % 40);
        case 8 -> checkout.file(folder + "/größe-" + i + ".yaml", Checkout.VM);
        default -> checkout.file(name, Checkout.SERVICE + "# " + i);
      }
    }
  }

  private Outcome<Loaded> load(int threads, int least, LoadLimits limits, Disk disk) {
    return checkout.reading(threads, least).within(limits).on(disk).load(".");
  }

  private static List<Object> described(Outcome<Loaded> outcome) {
    var loaded = outcome.value();
    var texts =
        loaded.sources().stream().map(source -> source.id() + source.text()).toList();
    return List.of(texts, loaded.passedOver(), loaded.files(), outcome.problems());
  }

  @Test
  void any_number_of_threads_reads_the_same() {
    tree();
    var alone = described(load(1, 0, LoadLimits.USUAL, new CountingDisk()));
    for (var threads : new int[] {2, 3, 8}) {
      for (var least : new int[] {0, 64, 700}) {
        var disk = new CountingDisk();
        assertEquals(alone, described(load(threads, least, LoadLimits.USUAL, disk)));
        assertTrue(disk.byOthers.size() > FILES / 20, "another thread has read: " + disk.byOthers);
      }
    }
  }

  @Test
  void limits_hold_in_the_order_of_names_whoever_reads() {
    tree();
    for (var limits : List.of(
        new LoadLimits(1 << 20, FILES / 2, 1 << 20),
        new LoadLimits(9_000, FILES, 1 << 30),
        new LoadLimits(1 << 20, FILES, 40_000))) {
      var alone = described(load(1, 0, limits, new CountingDisk()));
      for (var threads : new int[] {2, 8}) {
        assertEquals(alone, described(load(threads, 0, limits, new CountingDisk())));
      }
    }
  }

  @Test
  void each_file_is_opened_once() {
    for (var i = 0; i < 1000; i++) {
      checkout.file("f" + i % 9 + "/" + i + ".yaml", i % 3 == 0 ? Checkout.VM : Checkout.SERVICE);
    }
    var disk = new CountingDisk();
    assertEquals(1000, load(3, 100, LoadLimits.USUAL, disk).value().files());
    assertEquals(1000, disk.opened.size());
    assertEquals(1000, disk.opened.values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void few_files_are_read_by_the_thread_that_asks() {
    checkout.with("a.yaml", "b.yaml", "c.yaml");
    var disk = new CountingDisk();
    assertEquals(3, load(8, 100, LoadLimits.USUAL, disk).value().files());
    assertEquals(Map.of(), disk.byOthers);
  }

  @Test
  void threads_end_with_the_walk_even_if_it_fails() throws InterruptedException {
    tree();
    assertThrows(
        NoSuchPath.class, () -> checkout.reading(4, 0).on(new CountingDisk()).load(".", "nowhere"));
    for (var i = 0; i < 200 && lookers() > 0; i++) {
      Thread.sleep(20);
    }
    assertEquals(0, lookers());
  }

  private static long lookers() {
    var threads = new Thread[Thread.activeCount() + 20];
    var count = Thread.enumerate(threads);
    return Arrays.stream(threads, 0, count)
        .filter(thread -> thread.getName().startsWith("looker-"))
        .count();
  }

  @Test
  void a_bug_of_another_thread_is_one_of_the_thread_that_asks() {
    tree();
    assertThrows(
        UnsupportedOperationException.class,
        () -> load(3, 0, LoadLimits.USUAL, new OddDisk() {
          @Override
          public InputStream open(Path file) {
            throw new UnsupportedOperationException();
          }
        }));
  }
}
