package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One object that writes migration settings, patches included. */
public record WrittenMigrations(Header header, Owner owner, MigrationSettings settings) {
  /** Every such object of the cluster. */
  public static final Analysis<List<WrittenMigrations>> ANALYSIS =
      new Fact<>("written-migrations") {
        @Override
        public List<WrittenMigrations> run(Pass pass) {
          return of(pass);
        }
      };

  /** The kind of object that writes. */
  public enum Owner {
    HYPER_CONVERGED,
    KUBE_VIRT,
    MIGRATION_POLICY
  }

  public WrittenMigrations {
    Objects.requireNonNull(header);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(settings);
  }

  public <T> Field<T> get(MigrationField<T> field) {
    return settings.get(field);
  }

  private static List<WrittenMigrations> of(Pass pass) {
    var written = new ArrayList<WrittenMigrations>();
    for (var object : pass.cluster().hyperConvergeds()) {
      written.add(
          new WrittenMigrations(object.header(), Owner.HYPER_CONVERGED, object.migrations()));
    }
    for (var object : pass.cluster().kubeVirts()) {
      written.add(new WrittenMigrations(object.header(), Owner.KUBE_VIRT, object.migrations()));
    }
    for (var object : pass.cluster().migrationPolicies()) {
      written.add(
          new WrittenMigrations(object.header(), Owner.MIGRATION_POLICY, object.settings()));
    }
    return List.copyOf(written);
  }
}
