package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * OpenShift's KubeDescheduler.
 *
 * @param mode {@code Automatic} evicts; {@code Predictive}, the default, only simulates
 * @param profiles what it acts on
 */
public record Descheduler(Header header, Field<String> mode, Items<Field<String>> profiles) {
  public static final String GROUP = "operator.openshift.io";
  public static final String KIND = "KubeDescheduler";

  public Descheduler {
    Objects.requireNonNull(header);
    Objects.requireNonNull(mode);
    Objects.requireNonNull(profiles);
  }

  /** Whether a profile is listed by that name. */
  public boolean has(String profile) {
    for (var listed : profiles.items()) {
      if (listed.value().filter(profile::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
