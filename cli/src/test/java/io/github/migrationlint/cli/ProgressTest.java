package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long AT_ONCE = 1;
  private static final long IN_A_DAY = 86_400_000;

  private final Shown shown = new Shown();

  /** What a terminal is shown, and when it is shown something for the first time. */
  private static final class Shown extends ByteArrayOutputStream {
    private final CountDownLatch isAny = new CountDownLatch(1);

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      isAny.countDown();
    }
  }

  private Environment around(boolean isWatched, Map<String, String> environment) {
    return new Environment(
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        shown,
        environment,
        () -> true,
        () -> isWatched,
        Path.of("").toAbsolutePath());
  }

  private Console console() {
    return Console.of(around(true, Map.of()));
  }

  @Test
  void a_long_run_draws_one_line_and_takes_it_away() throws Exception {
    var progress = new Progress(console(), true, AT_ONCE);
    progress.start();
    shown.isAny.await();
    progress.stop();
    var drawn = shown.toString(StandardCharsets.UTF_8);
    assertTrue(drawn.startsWith("\rchecking, 1 s"), drawn);
    assertTrue(drawn.endsWith(" s\r\u001b[K"), drawn);
    assertTrue(drawn.indexOf('\n') < 0, drawn);
  }

  @Test
  void a_short_run_draws_nothing() {
    var progress = new Progress(console(), true, IN_A_DAY);
    progress.start();
    progress.stop();
    assertEquals(0, shown.size());
  }

  @Test
  void only_who_watches_and_is_not_disturbed_by_it_gets_to_see_it() {
    assertTrue(isWanted(true, Map.of("TERM", "xterm")));
    assertFalse(isWanted(false, Map.of("TERM", "xterm")));
    assertFalse(isWanted(true, Map.of("TERM", "dumb")));
    assertFalse(isWanted(true, Map.of()));
    assertFalse(isWanted(true, Map.of("TERM", "xterm"), "--quiet"));
  }

  private boolean isWanted(boolean isWatched, Map<String, String> environment, String... words) {
    var arguments = Arguments.of(List.of(words), Flag.QUIET);
    return Progress.isWanted(arguments, around(isWatched, environment));
  }

  @Test
  void nothing_is_drawn_where_no_one_wants_it() {
    var progress = new Progress(console(), false, AT_ONCE);
    progress.start();
    progress.stop();
    assertEquals(0, shown.size());
  }
}
