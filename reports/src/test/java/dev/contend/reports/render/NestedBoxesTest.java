package dev.contend.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Boxes lie in their boxes, and labels stay text. */
class NestedBoxesTest {
  private static NestedBoxes.Box leaf(String label) {
    return new NestedBoxes.Box(label, List.of());
  }

  @Test
  void everyBoxLiesInTheOneAroundIt() throws Exception {
    NestedBoxes.Box inner = new NestedBoxes.Box("node", Collections.nCopies(5, leaf("a core")));
    Document svg = parsed(NestedBoxes.svg(new NestedBoxes.Box("machine", List.of(inner, inner))));
    NodeList boxes = svg.getElementsByTagName("rect");
    assertThat(boxes.getLength()).isEqualTo(13);
    Element outermost = (Element) boxes.item(0);
    for (int i = 1; i < boxes.getLength(); i++) {
      Element box = (Element) boxes.item(i);
      assertThat(number(box, "x")).isGreaterThan(number(outermost, "x"));
      assertThat(number(box, "y")).isGreaterThan(number(outermost, "y"));
      assertThat(number(box, "x") + number(box, "width"))
          .isLessThan(number(outermost, "x") + number(outermost, "width"));
      assertThat(number(box, "y") + number(box, "height"))
          .isLessThan(number(outermost, "y") + number(outermost, "height"));
    }
  }

  @Test
  void labelsAreTextWhateverIsInThem() throws Exception {
    Document svg = parsed(NestedBoxes.svg(leaf("<a> & \"b\"")));
    assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("<a> & \"b\"");
  }

  private static double number(Element box, String attribute) {
    return Double.parseDouble(box.getAttribute(attribute));
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
