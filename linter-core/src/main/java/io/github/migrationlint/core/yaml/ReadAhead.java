package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.load.Workers;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.FileReading.Piece;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What several threads have read of many texts, or of a long one. */
final class ReadAhead {
  static final ReadAhead NOTHING = new ReadAhead(Map.of());

  /** UTF-16 units: what one thread reads in less is not worth a second one. */
  private static final long LEAST = 2 << 20;

  /** Of one task: long enough not to matter, short enough that no thread waits for another. */
  private static final int STRETCH = 1 << 18;

  private final Map<SourceFile, FileReading> readings;

  private ReadAhead(Map<SourceFile, FileReading> readings) {
    this.readings = readings;
  }

  /** Pieces of a file that one thread reads; all of them, cut by that thread, where there are none. */
  private record Stretch(SourceFile source, List<Piece> pieces) {}

  /** Reads the texts if that is worth several threads. */
  static ReadAhead of(List<SourceFile> sources) {
    var length = 0L;
    for (var source : sources) {
      length += source.text().length();
    }
    return length < LEAST || Workers.count() < 2 ? NOTHING : ofStretches(stretches(sources));
  }

  private static ReadAhead ofStretches(List<Stretch> stretches) {
    var done = new @Nullable FileReading[stretches.size()];
    Workers.run(stretches.size(), () -> {
      var texts = new SharedTexts();
      return task -> done[task] = read(stretches.get(task), texts);
    });
    var readings = new IdentityHashMap<SourceFile, FileReading>();
    var again = new ArrayList<SourceFile>();
    for (var i = 0; i < done.length; i++) {
      var source = stretches.get(i).source();
      var reading = done[i];
      if (reading == null) {
        again.add(source);
      } else if (readings.containsKey(source)) {
        readings.get(source).append(reading);
      } else {
        readings.put(source, reading);
      }
    }
    again.forEach(readings::remove);
    return new ReadAhead(readings);
  }

  /** Null where reading fails: the thread that asked tries again and reports it. */
  private static @Nullable FileReading read(Stretch stretch, SharedTexts texts) {
    var reading = new FileReading(stretch.source(), texts);
    try {
      if (stretch.pieces().isEmpty()) {
        reading.run();
      } else {
        reading.run(stretch.pieces());
      }
    } catch (RuntimeException | StackOverflowError e) {
      return null;
    }
    return reading;
  }

  private static List<Stretch> stretches(List<SourceFile> sources) {
    var stretches = new ArrayList<Stretch>();
    for (var source : sources) {
      var pieces =
          source.text().length() > 2 * STRETCH ? FileReading.pieces(source) : List.<Piece>of();
      var from = 0;
      for (var i = 1; i < pieces.size(); i++) {
        if (pieces.get(i).part().start() - pieces.get(from).part().start() > STRETCH) {
          stretches.add(new Stretch(source, pieces.subList(from, i)));
          from = i;
        }
      }
      stretches.add(new Stretch(source, pieces.subList(from, pieces.size())));
    }
    return stretches;
  }

  /** What was read of that text. */
  Optional<FileReading> of(SourceFile source) {
    return Optional.ofNullable(readings.get(source));
  }
}
