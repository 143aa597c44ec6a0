package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OutOfMemoryTest {
  @Test
  void it_says_how_much_there_was() {
    assertEquals(
        "out of memory: Java may use 64 MiB, the files need more", OutOfMemory.message(64L << 20));
  }
}
