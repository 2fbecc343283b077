import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates files against PDF/UA-1 with veraPDF's engine. One line a fact, fields parted by tabs:
 * "file", path, "valid" | "invalid" | "unreadable"; then for each rule that fails:
 * "rule", clause and test, number of failures, what failed first and where.
 */
public class UaReport {
  private static final int MAXIMUM_FAILURES = 100_000;

  public static void main(String[] paths) {
    java.util.logging.LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String path : paths) {
      try {
        report(path, out);
      } catch (Throwable problem) {
        line(out, "file", path, "unreadable");
        line(out, "rule", "none", "1", String.valueOf(problem));
      }
    }
  }

  private static void report(String path, PrintStream out) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.PDFUA_1;
    try (FileInputStream bytes = new FileInputStream(path);
        PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(flavour, MAXIMUM_FAILURES, true, false, false)) {
      ValidationResult result = validator.validate(parser);
      line(out, "file", path, result.isCompliant() ? "valid" : "invalid");
      Map<String, Integer> counts = new TreeMap<>();
      Map<String, TestAssertion> firsts = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        counts.merge(rule, 1, Integer::sum);
        firsts.putIfAbsent(rule, assertion);
      }
      for (Map.Entry<String, TestAssertion> entry : firsts.entrySet()) {
        TestAssertion first = entry.getValue();
        String detail = first.getMessage() + " @ " + first.getLocation().getContext();
        line(out, "rule", entry.getKey(), String.valueOf(counts.get(entry.getKey())), detail);
      }
    }
  }

  private static void line(PrintStream out, String... fields) {
    StringBuilder text = new StringBuilder();
    for (String field : fields) {
      if (text.length() > 0) text.append('\t');
      text.append(field.replaceAll("[\\t\\r\\n]+", " "));
    }
    out.println(text);
  }
}
