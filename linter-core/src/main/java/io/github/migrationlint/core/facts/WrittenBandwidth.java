package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One {@code bandwidthPerMigration} that someone writes, in any of the objects that have it.
 *
 * @param flaw why the limit is not what it looks like; empty where it is
 */
public record WrittenBandwidth(
    WrittenSetting<Quantity> setting, Field.Present<Quantity> field, Optional<Flaw> flaw) {
  /** Every bandwidth of the cluster that reads as a quantity. */
  public static final Analysis<List<WrittenBandwidth>> ANALYSIS =
      new Fact<>("written-bandwidth", WrittenSettings.ANALYSIS) {
        @Override
        public List<WrittenBandwidth> run(Pass pass) {
          return of(pass.resultOf(WrittenSettings.ANALYSIS));
        }
      };

  /**
   * What KubeVirt makes of a bandwidth that no one can have meant; the first that holds. Upstream:
   * {@code pkg/virt-launcher/virtwrap/converter/vcpu/vcpu.go}, {@code QuantityToMebiByte}.
   */
  public enum Flaw {
    NEGATIVE,
    /** Rounded down to zero, which is no limit. */
    BELOW_ONE_BYTE,
    /** Fractions of a byte, by their suffix or their point. */
    FRACTION,
    /** Single bytes. */
    WITHOUT_SUFFIX,
    /** Rounded up to 1 MiB per second. */
    BELOW_ONE_MEBIBYTE;

    private static final BigInteger MEBIBYTE = BigInteger.ONE.shiftLeft(20);

    static Optional<Flaw> of(Quantity bandwidth) {
      if (bandwidth.isZero()) {
        return Optional.empty();
      }
      if (bandwidth.isNegative()) {
        return Optional.of(NEGATIVE);
      }
      if (bandwidth.floor().signum() == 0) {
        return Optional.of(BELOW_ONE_BYTE);
      }
      return bandwidth.floor().compareTo(MEBIBYTE) < 0
          ? Optional.of(ofSmall(bandwidth))
          : Optional.empty();
    }

    private static Flaw ofSmall(Quantity bandwidth) {
      var suffix = bandwidth.suffix();
      var isBare = suffix.isEmpty() || isExponent(suffix);
      if (suffix.equals("m") || suffix.equals("u") || suffix.equals("n")) {
        return FRACTION;
      }
      if (isBare) {
        return bandwidth.isWhole() ? WITHOUT_SUFFIX : FRACTION;
      }
      return BELOW_ONE_MEBIBYTE;
    }

    private static boolean isExponent(String suffix) {
      return suffix.length() > 1 && (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E');
    }
  }

  public WrittenBandwidth {
    Objects.requireNonNull(setting);
    Objects.requireNonNull(field);
    Objects.requireNonNull(flaw);
  }

  private static List<WrittenBandwidth> of(WrittenSettings settings) {
    var bandwidths = new ArrayList<WrittenBandwidth>();
    for (var setting : settings.of(MigrationField.BANDWIDTH_PER_MIGRATION)) {
      if (setting.value() instanceof Field.Present<Quantity> field) {
        bandwidths.add(new WrittenBandwidth(setting, field, Flaw.of(field.get())));
      }
    }
    return List.copyOf(bandwidths);
  }

  public boolean has(Flaw other) {
    return flaw.filter(other::equals).isPresent();
  }

  /** As it is written, without quotes. */
  public String text() {
    var written = setting.place().text();
    var isQuoted = written.length() > 1
        && (written.charAt(0) == '"' || written.charAt(0) == '\'')
        && written.charAt(0) == written.charAt(written.length() - 1);
    if (!setting.isReplaceable()) {
      return field.get().text();
    }
    return isQuoted ? written.substring(1, written.length() - 1) : written;
  }

  /** The same number of megabytes, where it is written in thousandths: {@code 64M} for {@code 64m}. */
  public Optional<String> megabytes() {
    var text = text();
    return field.get().suffix().equals("m") && text.endsWith("m")
        ? Optional.of(text.substring(0, text.length() - 1) + "M")
        : Optional.empty();
  }

  /** What KubeVirt reads: {@code 1 byte per second}. */
  public String inBytes() {
    var bytes = field.get().floor();
    return bytes + (bytes.equals(BigInteger.ONE) ? " byte" : " bytes") + " per second";
  }
}
