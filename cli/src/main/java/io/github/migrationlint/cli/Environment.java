package io.github.migrationlint.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Where a run takes place: the process, or what a test puts in its place.
 *
 * @param out findings and answers, and nothing else
 * @param err everything else
 * @param isTerminal whether a person watches {@code out}; asked only where it matters
 * @param isErrTerminal the same for {@code err}
 * @param workingDirectory absolute; the user's paths start here
 */
record Environment(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Map<String, String> environment,
    BooleanSupplier isTerminal,
    BooleanSupplier isErrTerminal,
    Path workingDirectory) {}
