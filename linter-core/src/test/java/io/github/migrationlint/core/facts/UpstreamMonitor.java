package io.github.migrationlint.core.facts;

import io.github.migrationlint.schemas.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;

/**
 * How KubeVirt watches one migration, step by step: what our arithmetic is compared with. The guest uses all
 * of its memory and changes none of it, and the link gives what the limit allows.
 *
 * <p>A port of {@code newMigrationMonitor}, {@code startMonitor}, {@code shouldTriggerTimeout} and {@code
 * handleLegacyConvergence} in kubevirt {@code pkg/virt-launcher/virtwrap/live-migration-source.go} (v1.9.0; v1.4.0
 * and v1.8.4 where they differ), {@code getVMIMigrationDataSize} in {@code manager.go} and {@code
 * QuantityToMebiByte} in {@code converter/vcpu/vcpu.go}. Stall detection is off.
 */
final class UpstreamMonitor {
  private static final long POLL_MILLIS = 400;

  /** What a poll itself may take. */
  private static final int MOST_DELAY_MILLIS = 100;

  enum End {
    COMPLETED,
    ABORTED,
    /** Nothing ends the migration by time any more. */
    POST_COPY
  }

  /**
   * What became of a migration.
   *
   * @param seconds when it ended
   * @param bytes what was copied until then
   */
  record Ended(End end, BigDecimal seconds, BigDecimal bytes) {}

  private final Version kubeVirt;
  private final boolean allowPostCopy;
  private final boolean allowWorkloadDisruption;
  private final Random random;

  UpstreamMonitor(
      Version kubeVirt, boolean allowPostCopy, boolean allowWorkloadDisruption, Random random) {
    this.kubeVirt = kubeVirt;
    this.allowPostCopy = allowPostCopy;
    this.allowWorkloadDisruption = allowWorkloadDisruption;
    this.random = random;
  }

  /** A migration of so many bytes, under these two limits. */
  Ended migrate(BigDecimal size, BigDecimal bandwidth, long completionTimeoutPerGiB) {
    var mebiBytes = quantityToMebiByte(bandwidth);
    if (mebiBytes == 0) {
      return new Ended(End.COMPLETED, BigDecimal.ZERO, size);
    }
    var bytesPerSecond = BigDecimal.valueOf(mebiBytes << 20);
    var acceptableCompletionTime = completionTimeoutPerGiB * scaledToGiga(size);
    var paused = false;
    var millis = 0L;
    while (true) {
      millis += POLL_MILLIS + random.nextInt(MOST_DELAY_MILLIS);
      if (acceptableCompletionTime != 0 && millis / 1000 <= acceptableCompletionTime) {
        // Nothing happens at polls before; they come at any phase.
        millis = Math.max(
            millis, (acceptableCompletionTime + 1) * 1000 - random.nextInt((int) POLL_MILLIS));
      }
      var seconds = BigDecimal.valueOf(millis, 3);
      var copied = bytesPerSecond.multiply(seconds);
      if (copied.compareTo(size) >= 0 || acceptableCompletionTime == 0) {
        return new Ended(End.COMPLETED, size.divide(bytesPerSecond, 3, RoundingMode.UP), size);
      }
      if (millis / 1000 <= acceptableCompletionTime) {
        continue;
      }
      if (assists() && !paused) {
        if (allowPostCopy) {
          return new Ended(End.POST_COPY, seconds, copied);
        }
        acceptableCompletionTime *= 2;
        paused = true;
      } else {
        return new Ended(End.ABORTED, seconds, copied);
      }
    }
  }

  /** {@code shouldAssistMigrationToComplete}; until 1.4 post-copy was all there was. */
  private boolean assists() {
    return kubeVirt.isAtLeast(Version.of(1, 5)) ? allowWorkloadDisruption : allowPostCopy;
  }

  /** {@code Quantity.ScaledValue(resource.Giga)}, which rounds up. */
  private static long scaledToGiga(BigDecimal bytes) {
    return bytes.movePointLeft(9).setScale(0, RoundingMode.CEILING).longValueExact();
  }

  /** {@code QuantityToMebiByte}; 0 means that the limit is not set. */
  private static long quantityToMebiByte(BigDecimal quantity) {
    var bytes = quantity.setScale(0, RoundingMode.FLOOR).longValueExact();
    if (bytes == 0) {
      return 0;
    }
    return bytes < (1L << 20) ? 1 : (long) (bytes / (double) (1L << 20) + 0.5);
  }
}
