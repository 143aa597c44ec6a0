package io.github.migrationlint.core.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Reads Git's index: versions 2 to 4, SHA-1 and SHA-256, split and sparse (git's
 * Documentation/gitformat-index.txt; read-cache.c, do_read_index). Only the names of manifests, links and
 * submodules are kept, whatever else is in it, and the file is never held as a whole.
 *
 * <p>What kind of checksum it has is in Git's configuration, which is not read: whichever of the
 * two makes sense of every byte is the one.
 */
final class IndexReader {
  private static final int SHA_1 = 20;
  private static final int SHA_256 = 32;

  /** An index of four million files; larger ones are declined. */
  private static final long MOST_BYTES = 512L << 20;

  /** No system takes a longer path. */
  private static final int MOST_NAME_BYTES = 1 << 14;

  private static final int SIGNATURE = 0x44495243; // DIRC
  private static final int LINK = 0x6c696e6b; // link
  private static final int SPARSE = 0x73646972; // sdir

  /** Of an entry before its checksum: times, device, inode, mode, owner, group, size. */
  private static final int FIXED = 40;

  private static final int MODE_AT = 24;
  private static final int EXTENDED = 0x4000;
  private static final int NAME_LENGTH = 0x0fff;

  private final InputStream in;
  private final long size;
  private final int hashLength;
  private final BitSet without;
  private final GitIndex index;

  private long position;
  private byte[] name = new byte[256];
  private int nameLength;
  private Optional<Split> split = Optional.empty();

  /** What another file holds of a split index, and which of its entries do not count any more. */
  private record Split(String file, BitSet deleted) {}

  /** What no version of Git writes, or a later one than we know. */
  static final class Illegible extends IOException {
    private static final long serialVersionUID = 1L;

    Illegible(String why) {
      super(why);
    }
  }

  private IndexReader(InputStream in, long size, int hashLength, BitSet without, GitIndex index) {
    this.in = in;
    this.size = size;
    this.hashLength = hashLength;
    this.without = without;
    this.index = index;
  }

  /**
   * The index in a folder of Git's; empty if there is none.
   *
   * @throws IOException if it cannot be read
   */
  static GitIndex read(Disk disk, Path gitFolder) throws IOException {
    var file = gitFolder.resolve("index");
    if (!isFile(disk, file)) {
      return new GitIndex();
    }
    try {
      return read(disk, gitFolder, SHA_1);
    } catch (Illegible | EOFException e) {
      return read(disk, gitFolder, SHA_256);
    }
  }

  private static GitIndex read(Disk disk, Path gitFolder, int hashLength) throws IOException {
    var index = new GitIndex();
    var split = read(disk, gitFolder.resolve("index"), hashLength, new BitSet(), index);
    if (split.isPresent()) {
      var shared = gitFolder.resolve(split.get().file());
      if (!isFile(disk, shared)
          || read(disk, shared, hashLength, split.get().deleted(), index).isPresent()) {
        throw new Illegible("the shared part of a split index is missing");
      }
    }
    return index;
  }

  private static boolean isFile(Disk disk, Path file) throws IOException {
    try {
      return disk.attributesOfEntry(file).isRegularFile();
    } catch (AccessDeniedException e) {
      throw e;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Split> read(
      Disk disk, Path file, int hashLength, BitSet without, GitIndex index) throws IOException {
    var size = disk.attributes(file).size();
    if (size > MOST_BYTES) {
      throw new Illegible("more than " + (MOST_BYTES >> 20) + " MiB");
    }
    try (var in = new BufferedInputStream(disk.open(file), 1 << 16)) {
      var reader = new IndexReader(in, size, hashLength, without, index);
      reader.readAll();
      return reader.split;
    }
  }

  private void readAll() throws IOException {
    if (number() != SIGNATURE) {
      throw new Illegible("not an index");
    }
    var version = number();
    if (version < 2 || version > 4) {
      throw new Illegible("version " + version);
    }
    var count = number();
    if (count < 0) {
      throw new Illegible("too many entries");
    }
    for (var i = 0; i < count; i++) {
      readEntry(version, !without.get(i));
    }
    while (position < size - hashLength) {
      readExtension();
    }
    if (position != size - hashLength) {
      throw new Illegible("bytes are left");
    }
  }

  private void readEntry(int version, boolean counts) throws IOException {
    var start = position;
    var fixed = bytes(FIXED + hashLength + 2);
    var flags = ((fixed[fixed.length - 2] & 0xff) << 8) | (fixed[fixed.length - 1] & 0xff);
    if ((flags & EXTENDED) != 0) {
      if (version < 3) {
        throw new Illegible("version 2 has no extended flags");
      }
      bytes(2);
    }
    readName(version == 4 ? nameLength - varint() : 0);
    if ((flags & NAME_LENGTH) != Math.min(nameLength, NAME_LENGTH)) {
      throw new Illegible("a name is longer or shorter than its entry says");
    }
    if (version < 4) {
      // One NUL is read; entries end at a multiple of eight bytes.
      bytes((int) (-(position - start) & 7));
    }
    if (counts && nameLength > 0) {
      keep(((fixed[MODE_AT] & 0xff) << 24)
          | ((fixed[MODE_AT + 1] & 0xff) << 16)
          | ((fixed[MODE_AT + 2] & 0xff) << 8)
          | (fixed[MODE_AT + 3] & 0xff));
    }
  }

  /** Reads a name to its NUL, behind the first bytes of the name before. */
  private void readName(int kept) throws IOException {
    if (kept < 0 || kept > nameLength) {
      throw new Illegible("a name begins like none before it");
    }
    nameLength = kept;
    for (var b = next(); b != 0; b = next()) {
      if (nameLength == name.length) {
        if (nameLength >= MOST_NAME_BYTES) {
          throw new Illegible("a name is too long");
        }
        name = Arrays.copyOf(name, 2 * nameLength);
      }
      name[nameLength++] = (byte) b;
    }
  }

  /** Git's own number of varying length (varint.c, decode_varint). */
  private int varint() throws IOException {
    var b = next();
    var value = b & 0x7f;
    while ((b & 0x80) != 0) {
      b = next();
      value = ((value + 1) << 7) + (b & 0x7f);
      if (value > MOST_NAME_BYTES) {
        throw new Illegible("a name is too long");
      }
    }
    return value;
  }

  private void keep(int mode) throws Illegible {
    var type = mode >> 12;
    var isLink = type == 0b1010;
    var isModule = type == 0b1110;
    // A folder of a sparse index is not checked out.
    var isFile = type == 0b1000;
    if (isModule || isLink || (isFile && mayBeManifest())) {
      var text = new String(name, 0, nameLength, StandardCharsets.ISO_8859_1);
      if (!(isModule ? index.addModule(text) : index.add(text))) {
        throw new Illegible("too many names");
      }
    }
  }

  /** Whether the name ends as those of manifests do; letter case is asked about later. */
  private boolean mayBeManifest() {
    if (nameLength < 5) {
      return false;
    }
    var last = name[nameLength - 1] | 0x20;
    // …yaml, …yml, …json, …Kustomization
    return (last == 'l' && (name[nameLength - 2] | 0x20) == 'm') || last == 'n';
  }

  private void readExtension() throws IOException {
    var kind = number();
    var length = number() & 0xffffffffL;
    if (length > size - hashLength - position) {
      throw new Illegible("an extension is cut off");
    }
    if (kind == LINK) {
      readLink(length);
    } else if ((kind >> 24 >= 'A' && kind >> 24 <= 'Z') || kind == SPARSE) {
      skip(length);
    } else {
      throw new Illegible("an extension that has to be understood");
    }
  }

  private void readLink(long length) throws IOException {
    var end = position + length;
    if (length < hashLength) {
      throw new Illegible("an extension is cut off");
    }
    var hash = bytes(hashLength);
    var deleted = position < end ? readBits(end) : new BitSet();
    // Which entries are replaced does not matter: they keep their names.
    skip(end - position);
    if (!Arrays.equals(hash, new byte[hashLength])) {
      var hex = new StringBuilder("sharedindex.");
      for (var b : hash) {
        hex.append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
      }
      split = Optional.of(new Split(hex.toString(), deleted));
    }
  }

  /**
   * Reads a compressed row of bits (git's ewah/ewah_io.c): words that each say how many words of one
   * bit follow and how many words of any bits, which come right behind.
   */
  private BitSet readBits(long end) throws IOException {
    var bits = new BitSet();
    var count = number();
    var words = number() & 0xffffffffL;
    if (count < 0 || 8 * words + 4 > end - position || count > MOST_BYTES / FIXED) {
      throw new Illegible("an extension is cut off");
    }
    var at = 0L;
    var literals = 0L;
    for (var i = 0L; i < words; i++) {
      var word = ((number() & 0xffffffffL) << 32) | (number() & 0xffffffffL);
      if (literals > 0) {
        literals--;
        for (var bit = 0; bit < Long.SIZE && at + bit < count; bit++) {
          bits.set((int) at + bit, (word >>> bit & 1) != 0);
        }
        at += Long.SIZE;
      } else {
        var run = Math.min(count, at + Long.SIZE * (word >>> 1 & 0xffffffffL));
        if ((word & 1) != 0 && at < run) {
          bits.set((int) at, (int) run);
        }
        at = run;
        literals = word >>> 33;
      }
    }
    bytes(4);
    return bits;
  }

  private int next() throws IOException {
    var b = in.read();
    if (b < 0) {
      throw new EOFException();
    }
    position++;
    return b;
  }

  private int number() throws IOException {
    return next() << 24 | next() << 16 | next() << 8 | next();
  }

  private byte[] bytes(int count) throws IOException {
    var read = in.readNBytes(count);
    position += read.length;
    if (read.length < count) {
      throw new EOFException();
    }
    return read;
  }

  private void skip(long count) throws IOException {
    in.skipNBytes(count);
    position += count;
  }
}
