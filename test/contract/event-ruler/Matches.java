import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.event.ruler.Ruler;

/** Reads a JSON array of objects with a pattern and an event, and writes a JSON array of what the matcher says. */
public final class Matches {
  public static void main(String[] args) throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<Boolean> verdicts = new ArrayList<>();
    for (JsonNode pair : json.readTree(Path.of(args[0]).toFile())) {
      verdicts.add(Ruler.matchesRule(json.writeValueAsString(pair.get("event")), json.writeValueAsString(pair.get("pattern"))));
    }
    Files.writeString(Path.of(args[1]), json.writeValueAsString(verdicts));
  }
}
