package io.github.migrationlint.cli;

import io.github.migrationlint.schemas.OwnResources;

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
    return OwnResources.text(HelpPage.class, name)
        .orElseThrow(() -> new IllegalStateException("missing from the jar: " + name));
  }
}
