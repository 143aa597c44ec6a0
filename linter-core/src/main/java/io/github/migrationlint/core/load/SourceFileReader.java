package io.github.migrationlint.core.load;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.text.OmittedLines;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads files one after the other into one buffer and keeps the text of those that can matter. */
final class SourceFileReader {
  /** How much of a file too large for the buffer is looked at twice, so that no needle is cut in two. */
  private static final int OVERLAP = 1 << 12;

  /** A file larger than so many buffers is not looked at to its end. */
  private static final int MOST_BUFFERS = 64;

  /** A file that tells a generator something is a handful of lines. */
  private static final int MOST_GENERATOR_BYTES = 1 << 16;

  private static final int MOST_GENERATOR_FILES = 2000;

  private final Disk disk;
  private final LoadLimits limits;
  private final List<Diagnostic> problems;
  private final EarlyReading early;

  private final FileBuffer buffer;
  private final List<SourceFile> sources = new ArrayList<>();
  private final List<SourceId> passedOver = new ArrayList<>();
  private final Map<String, SourceFile> known = new HashMap<>();
  private String stdinName = "";
  private long textBytes;
  private boolean full;
  private int files;
  private int readAfterAll;

  /**
   * Reads from a disk.
   *
   * @param known texts read before: one that is the same under the same name is taken as it is
   * @param early what was looked at already
   */
  SourceFileReader(
      Disk disk,
      LoadLimits limits,
      List<Diagnostic> problems,
      List<SourceFile> known,
      EarlyReading early) {
    for (var source : known) {
      this.known.put(source.id().path(), source);
    }
    this.disk = disk;
    this.limits = limits;
    this.problems = problems;
    this.early = early;
    this.buffer = new FileBuffer(limits);
  }

  /** Reads what an editor holds of a file; the file of this name is out of date then. */
  void readStdin(String name, InputStream in) {
    stdinName = name;
    files++;
    read(name, in);
  }

  void read(FoundFile file) {
    if (file.name().equals(stdinName)) {
      return;
    }
    files++;
    var look = early.at(file);
    if (look != null) {
      take(file.name(), look);
      return;
    }
    try (var in = disk.open(file.path())) {
      read(file.name(), in);
    } catch (IOException e) {
      problems.add(LoadRules.unreadable(file.name(), "file", e));
    } catch (OutOfMemoryError e) {
      problems.add(LoadRules.tooLarge(file.name()));
    }
  }

  private void take(String name, FirstLook look) {
    if (look.text() == null) {
      passedOver.add(new SourceId(name));
    } else {
      keep(name, look.text(), look.length(), OmittedLines.NONE);
    }
  }

  /** The texts kept so far. */
  List<SourceFile> sources() {
    return sources;
  }

  /** Reads those of the files that were passed over and that some generator may ask for, if small. */
  void readAfterAll(List<FoundFile> found, GeneratorFiles wanted) {
    var candidates = new HashSet<>(passedOver);
    var taken = new HashSet<SourceId>();
    for (var file : found) {
      var id = new SourceId(file.name());
      if (readAfterAll < MOST_GENERATOR_FILES
          && candidates.contains(id)
          && wanted.mayTake(file.name())) {
        readAfterAll(file, id, taken);
      }
    }
    passedOver.removeAll(taken);
  }

  private void readAfterAll(FoundFile file, SourceId id, Set<SourceId> taken) {
    try (var in = disk.open(file.path())) {
      var length = buffer.fill(in);
      readAfterAll++;
      if (length <= MOST_GENERATOR_BYTES) {
        taken.add(id);
        keep(file.name(), length);
      }
    } catch (IOException e) {
      problems.add(LoadRules.unreadable(file.name(), "file", e));
    }
  }

  Loaded loaded() {
    sources.sort((one, other) -> one.id().compareTo(other.id()));
    Collections.sort(passedOver);
    return new Loaded(sources, passedOver, files);
  }

  private void read(String name, InputStream in) {
    try {
      var length = buffer.fill(in);
      if (length > limits.wholeBytes()) {
        readLong(name, in, length);
      } else if (buffer.mayMatter(name, length)) {
        keep(name, length);
      } else {
        passedOver.add(new SourceId(name));
      }
    } catch (IOException e) {
      problems.add(LoadRules.unreadable(name, "file", e));
    }
  }

  /** Keeps what can matter of a file that is too long to be kept whole. */
  private void readLong(String name, InputStream in, int held) throws IOException {
    if (Encoding.of(buffer.bytes(), held) != Encoding.UTF_8) {
      readUnseen(name, in, held);
      return;
    }
    var file = new LongFile(buffer.prefilter, limits.fileBytes());
    var length = held;
    for (var read = (long) held; length > 0; read += length) {
      if (read > limits.longBytes()) {
        refuse(name, limits.longBytes());
        return;
      }
      file.add(buffer.bytes(), length);
      if (file.isTooLong()) {
        break;
      }
      var bytes = buffer.bytes();
      length = Math.max(0, in.read(bytes, 0, Math.min(FileBuffer.USUAL_BYTES, bytes.length)));
    }
    var decoded = file.finish();
    if (file.isTooLong()) {
      refuseIfItMatters(name, in, length, FileBuffer.matters(name) || file.mayMatter());
      return;
    }
    if (FileBuffer.matters(name) || file.mayMatter()) {
      keep(name, decoded, file.length(), file.omitted());
    } else {
      passedOver.add(new SourceId(name));
    }
  }

  /** In another encoding lines are not recognized. */
  private void readUnseen(String name, InputStream in, int held) throws IOException {
    var length = buffer.fill(in, held, limits.fileBytes());
    if (length > limits.fileBytes()) {
      refuseIfItMatters(name, in, length, FileBuffer.matters(name));
    } else {
      keep(name, length);
    }
  }

  private void refuseIfItMatters(String name, InputStream in, int held, boolean matters)
      throws IOException {
    if (matters || mayMatter(in, held)) {
      refuse(name, limits.fileBytes());
    } else {
      passedOver.add(new SourceId(name));
    }
  }

  private void refuse(String name, long most) {
    var message = "file has more than " + size(most);
    problems.add(LoadRules.at(LoadRules.UNREADABLE_FILE, name, message).withHelp("split it up"));
  }

  private boolean mayMatter(InputStream in, int held) throws IOException {
    var length = held;
    for (var i = 0; i < MOST_BUFFERS; i++) {
      var bytes = buffer.bytes();
      if (buffer.prefilter.mayMatter(bytes, length)) {
        return true;
      }
      var overlap = Math.min(OVERLAP, length / 2);
      System.arraycopy(bytes, length - overlap, bytes, 0, overlap);
      length = buffer.fill(in, overlap, bytes.length - 1);
      if (length == overlap) {
        return false;
      }
    }
    return true;
  }

  private void keep(String name, int length) {
    if (textBytes + length > limits.textBytes()) {
      textBytes += length;
      leaveOut(name);
    } else {
      keep(name, buffer.decoded(length), length, OmittedLines.NONE);
    }
  }

  private void keep(String name, Decoded decoded, int length, OmittedLines omitted) {
    textBytes += length;
    if (textBytes > limits.textBytes()) {
      leaveOut(name);
      return;
    }
    var source = new SourceFile(new SourceId(name), decoded.text(), omitted);
    if (decoded.fault().isEmpty()) {
      var same = known.get(name);
      sources.add(same != null && same.text().equals(source.text()) ? same : source);
    } else {
      var end = source.text().length();
      problems.add(LoadRules.UNREADABLE_FILE
          .at(source.span(end, end), decoded.fault().get())
          .withHelp("save the file in UTF-8"));
    }
  }

  private void leaveOut(String name) {
    if (!full) {
      var message = "more than " + size(limits.textBytes())
          + " of manifests; this file and others are not read";
      problems.add(LoadRules.at(LoadRules.UNREADABLE_FILE, name, message)
          .withHelp("name fewer folders, or exclude some"));
    }
    full = true;
  }

  private static String size(long bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
  }
}
