package io.github.migrationlint.mutation;

import java.lang.instrument.Instrumentation;

/** Gives the runner the means to replace the code of loaded classes. */
public final class Agent {
  static Instrumentation instrumentation;

  private Agent() {}

  public static void premain(String arguments, Instrumentation given) {
    instrumentation = given;
  }
}
