package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.OmittedLines;
import java.util.Arrays;

/** Bytes of lines in UTF-8 that stay, and where lines are missing between them. */
final class KeptLines {
  private static final int CONTINUED = 0x80;
  private static final int CONTINUATION_BITS = 0xC0;
  private static final int FOUR_BYTES = 0xF0;

  private final int most;
  private byte[] bytes = new byte[1 << 16];
  private int length;

  /** UTF-16 units that the bytes represent. */
  private int units;

  private int[] offsets = new int[16];
  private int[] counts = new int[16];
  private int gaps;
  private int omitted;
  private int recorded;
  private boolean full;

  KeptLines(int most) {
    this.most = most;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Whether more than may stay has come; nothing is added any more. */
  boolean isFull() {
    return full;
  }

  void clear() {
    length = 0;
    units = 0;
    gaps = 0;
    omitted = 0;
    recorded = 0;
  }

  /** Adds a line that stays. */
  void add(byte[] from, int start, int end) {
    record();
    append(from, start, end);
  }

  /** Counts a line that does not stay. */
  void omit(byte[] from, int start, int end) {
    for (var i = start; i < end; i++) {
      if (from[i] == '\n' || (from[i] == '\r' && (i + 1 == end || from[i + 1] != '\n'))) {
        omitted++;
      }
    }
  }

  /** Adds an item, or counts its lines. */
  void addAll(KeptLines item, boolean stays) {
    if (!stays) {
      omit(item.bytes, 0, item.length);
      omitted += item.omitted;
      return;
    }
    var base = omitted;
    record();
    for (var i = 0; i < item.gaps; i++) {
      recordAt(units + item.offsets[i], base + item.counts[i]);
    }
    append(item.bytes, 0, item.length);
    omitted = base + item.omitted;
    recorded = base + (item.gaps == 0 ? 0 : item.counts[item.gaps - 1]);
  }

  private void record() {
    if (omitted > recorded) {
      recordAt(units, omitted);
      recorded = omitted;
    }
  }

  private void recordAt(int offset, int count) {
    if (gaps > 0 && offsets[gaps - 1] == offset) {
      counts[gaps - 1] = count;
      return;
    }
    if (gaps == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * gaps);
      counts = Arrays.copyOf(counts, 2 * gaps);
    }
    offsets[gaps] = offset;
    counts[gaps] = count;
    gaps++;
  }

  private void append(byte[] from, int start, int end) {
    var more = end - start;
    if (full) {
      return;
    }
    // What goes beyond is still there to be searched.
    full = (long) length + more > most;
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + length / 2, length + more));
    }
    System.arraycopy(from, start, bytes, length, more);
    length += more;
    for (var i = start; i < end; i++) {
      if ((from[i] & CONTINUATION_BITS) != CONTINUED) {
        units += (from[i] & 0xFF) >= FOUR_BYTES ? 2 : 1;
      }
    }
  }

  OmittedLines omitted() {
    return new OmittedLines(Arrays.copyOf(offsets, gaps), Arrays.copyOf(counts, gaps));
  }
}
