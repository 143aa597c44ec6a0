package io.github.migrationlint.maven;

import org.apache.maven.plugins.annotations.Mojo;

/** The same as {@code fix}, by the name that formatters have for it. */
@Mojo(name = "apply", requiresProject = false, threadSafe = true)
public final class ApplyMojo extends FixMojo {}
