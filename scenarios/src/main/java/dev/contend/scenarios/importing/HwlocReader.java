package dev.contend.scenarios.importing;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads hwloc's XML of versions 2 and 3, as {@code lstopo --of xml} writes it.
 *
 * <p>The file's DOCTYPE is skipped: no DTD is read, no entity is expanded, nothing outside the file
 * is opened. What is unknown is skipped, as new versions add elements.
 *
 * <p>Source: hwloc 3b37b02, {@code hwloc/topology-xml.c} and {@code hwloc2.dtd}. Departures: {@code
 * distances2hetero}, memory attributes and I/O devices are skipped.
 */
final class HwlocReader {
  private static final int MOST_BYTES = 32 << 20;
  private static final int MOST_OBJECTS = 200_000;
  private static final int DEEPEST = 64;
  private static final int LARGEST_MATRIX = 2_048;
  private static final String EXPORT = "export it with 'lstopo --of xml machine.xml'";

  private final XMLStreamReader xml;
  private final List<HwlocTopology.CpuKind> kinds = new ArrayList<>();
  private final List<HwlocTopology.DistanceMatrix> distances = new ArrayList<>();
  private int objects;

  private HwlocReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * Reads a file.
   *
   * @throws ImportException if it cannot be read
   */
  static HwlocTopology read(Path file) {
    return read(BoundedFile.read(file, MOST_BYTES));
  }

  /** Reads the bytes of a file. */
  static HwlocTopology read(byte[] bytes) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("refers to another file: " + systemId);
        });
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      return new HwlocReader(xml).topology();
    } catch (XMLStreamException exception) {
      Location at = exception.getLocation();
      String reason = String.valueOf(exception.getMessage()).replaceAll("(?s).*Message: ", "");
      throw new ImportException(
          at == null ? 0 : at.getLineNumber(),
          at == null ? 0 : at.getColumnNumber(),
          "not well-formed XML: " + reason.replaceAll("\\s+", " "),
          EXPORT);
    }
  }

  private HwlocTopology topology() throws XMLStreamException {
    while (next() != XMLStreamConstants.START_ELEMENT) {
      // What comes before the root does not matter.
    }
    if (!xml.getLocalName().equals("topology")) {
      throw wrong("<" + xml.getLocalName() + "> is not a topology of hwloc's", EXPORT);
    }
    String version = attributes().getOrDefault("version", "");
    if (!version.matches("[23](\\.[0-9]+)?")) {
      throw wrong(
          version.isEmpty()
              ? "the topology has no version: it was written by hwloc 1"
              : "version '" + version + "' of the format is not known",
          "export it with hwloc 2 or 3: lstopo --of xml machine.xml");
    }
    HwlocObject root = content();
    if (root == null) {
      throw wrong("the topology has no Machine", EXPORT);
    }
    check(root);
    return new HwlocTopology(version, root, kinds, distances);
  }

  private @Nullable HwlocObject content() throws XMLStreamException {
    HwlocObject root = null;
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "object" -> root = root == null ? object(null, 1) : root;
        case "cpukind" -> kind();
        case "distances2" -> matrix();
        default -> skip();
      }
    }
    return root;
  }

  private @Nullable HwlocObject object(@Nullable HwlocObject parent, int depth)
      throws XMLStreamException {
    Map<String, String> attributes = attributes();
    String type = attributes.getOrDefault("type", "");
    if (depth > DEEPEST || ++objects > MOST_OBJECTS) {
      throw wrong(
          depth > DEEPEST
              ? "objects are nested deeper than " + DEEPEST
              : "more than " + MOST_OBJECTS + " objects",
          EXPORT);
    }
    if (type.isEmpty()) {
      throw wrong("an object has no type", EXPORT);
    }
    Location at = xml.getLocation();
    HwlocObject object;
    try {
      object = new HwlocObject(type, parent, attributes, at.getLineNumber(), at.getColumnNumber());
    } catch (IllegalArgumentException bad) {
      throw wrong(String.valueOf(bad.getMessage()), EXPORT);
    }
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("object")) {
          HwlocObject child = object(object, depth + 1);
          if (child != null) {
            object.children.add(child);
          }
        } else {
          info(object.infos);
        }
      }
    }
    return object;
  }

  private void kind() throws XMLStreamException {
    Map<String, String> attributes = attributes();
    String efficiency = attributes.getOrDefault("forced_efficiency", "-1");
    CpuSet cpus;
    try {
      cpus = CpuSet.of(attributes.getOrDefault("cpuset", "0x0"));
    } catch (IllegalArgumentException bad) {
      throw wrong(String.valueOf(bad.getMessage()), EXPORT);
    }
    Map<String, String> infos = new LinkedHashMap<>();
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        info(infos);
      }
    }
    kinds.add(
        new HwlocTopology.CpuKind(
            cpus, efficiency.matches("[0-9]{1,6}") ? Integer.parseInt(efficiency) : -1, infos));
  }

  private void info(Map<String, String> infos) throws XMLStreamException {
    if (xml.getLocalName().equals("info")) {
      Map<String, String> attributes = attributes();
      infos.put(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
    }
    skip();
  }

  private void matrix() throws XMLStreamException {
    Map<String, String> attributes = attributes();
    String size = attributes.getOrDefault("nbobjs", "");
    if (!size.matches("[0-9]{1,6}") || Integer.parseInt(size) > LARGEST_MATRIX) {
      throw wrong("a distance matrix of '" + size + "' objects", EXPORT);
    }
    StringBuilder values = new StringBuilder();
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        boolean counts = xml.getLocalName().equals("u64values");
        String text = text();
        values.append(counts ? text + " " : "");
      }
    }
    List<Long> numbers = new ArrayList<>();
    for (String word : values.toString().trim().split("\\s+")) {
      if (!word.matches("[0-9]{1,18}")) {
        throw wrong("'" + word + "' in a distance matrix is not a number", EXPORT);
      }
      numbers.add(Long.parseLong(word));
    }
    int objectsInIt = Integer.parseInt(size);
    if (numbers.size() != objectsInIt * objectsInIt) {
      throw wrong(
          "a distance matrix of " + size + " objects has " + numbers.size() + " values", EXPORT);
    }
    distances.add(
        new HwlocTopology.DistanceMatrix(
            attributes.getOrDefault("name", ""), objectsInIt, numbers));
  }

  private String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event == XMLStreamConstants.CHARACTERS) {
        text.append(xml.getText());
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        skip();
      }
    }
    return text.toString();
  }

  /** To the end of the element that has just begun. */
  private void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private int next() throws XMLStreamException {
    if (!xml.hasNext()) {
      throw wrong("the file ends in the middle", EXPORT);
    }
    int event = xml.next();
    if (event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw wrong("entities are not read, and this file uses one", EXPORT);
    }
    return event;
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }

  private void check(HwlocObject root) {
    List<HwlocObject> units = root.all("PU");
    if (units.isEmpty()) {
      throw new ImportException(root.line, root.column, "the machine has no PU", EXPORT);
    }
    for (HwlocObject unit : units) {
      if (unit.cpus.size() != 1) {
        throw new ImportException(
            unit.line, unit.column, "a PU's cpuset has " + unit.cpus.size() + " members", EXPORT);
      }
      HwlocObject core = unit.within("Core");
      if (core != null && core.within("Core") != null) {
        throw new ImportException(core.line, core.column, "a core lies in a core", EXPORT);
      }
    }
  }

  private ImportException wrong(String what, String advice) {
    Location at = xml.getLocation();
    return new ImportException(at.getLineNumber(), at.getColumnNumber(), what, advice);
  }
}
