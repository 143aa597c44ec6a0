/** Kubernetes objects found in documents, and what kind they claim to be. */
@NullMarked
package io.github.migrationlint.core.manifest;

import org.jspecify.annotations.NullMarked;
