package io.github.migrationlint.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts that are in {@code help/}, one for each command and one about all of them. */
final class HelpPage {
  /** The page about the program as a whole. */
  static final String OVERVIEW = "overview";

  private HelpPage() {}

  static String of(String topic) {
    return resource("help/" + topic + ".txt");
  }

  /** A text of ours that is beside the classes. */
  static String resource(String name) {
    try (var stream = HelpPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the jar: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
