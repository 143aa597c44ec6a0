/** Source text and places in it; knows nothing of YAML or Kubernetes. */
@NullMarked
package io.github.migrationlint.core.text;

import org.jspecify.annotations.NullMarked;
