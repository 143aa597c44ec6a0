package io.github.migrationlint.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The JSON report, its page and its JSON Schema say the same. */
class ReportSchemaTest {
  private static final Path DOCS = Path.of("../docs");

  private static List<String> problems(String json) throws IOException {
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(DOCS.resolve("report.schema.json")), InputFormat.JSON);
    return schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  private static String written(LintReport report) {
    var out = new StringWriter();
    new JsonReporter(ExampleReport.TOOL).write(report, out);
    return out.toString();
  }

  @Test
  void every_report_is_valid() throws IOException {
    assertEquals(List.of(), problems(written(ExampleReport.report())));
    assertEquals(List.of(), problems(written(ExampleReport.clean())));
    assertEquals(List.of(), problems(written(ExampleReport.failed())));
  }

  @Test
  void the_documented_report_is_valid() throws IOException {
    var page = Files.readString(DOCS.resolve("json.md"));
    var start = page.indexOf("```json\n") + "```json\n".length();
    assertEquals(List.of(), problems(page.substring(start, page.indexOf("```", start))));
  }

  @Test
  void a_key_that_is_missing_is_a_problem() throws IOException {
    var report = written(ExampleReport.report());
    assertNotEquals(List.of(), problems(report.replace("\"baselined\": 0,", "")));
    assertNotEquals(List.of(), problems(report.replace("\"help\"", "\"hint\"")));
    assertNotEquals(
        List.of(), problems(report.replace("\"severity\": \"note\"", "\"severity\": \"info\"")));
  }
}
