// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The reference of all goals in Markdown, made from the plugin's descriptor and so from the Javadoc of the goals. */
final class GoalReference {

    private static final String INTRODUCTION = """
            # Goals and parameters

            Made from the plugin's descriptor. Each parameter stands in the plugin's `<configuration>` under its name, or on the
            command line as its property: `<chartDirectory>charts</chartDirectory>` is `-Dghcr.chartDirectory=charts`.
            """;

    private final StringBuilder text = new StringBuilder(INTRODUCTION);

    private GoalReference() {}

    static String of(InputStream descriptor) throws Exception {
        Element plugin = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(descriptor)
                .getDocumentElement();
        GoalReference reference = new GoalReference();
        for (Element mojo : elements(plugin, "mojo")) {
            if (!child(mojo, "goal").equals("help")) {
                reference.goal(mojo);
            }
        }
        return reference.text.toString();
    }

    private void goal(Element mojo) {
        text.append("\n## ghcr:").append(child(mojo, "goal")).append("\n\n");
        text.append(markdown(child(mojo, "description")).replaceAll(" *\n+", "\n\n"))
                .append("\n\n");
        text.append("Default phase: `").append(child(mojo, "phase")).append("`. Since ");
        text.append(child(mojo, "since")).append(".\n\n| parameter | property | default | |\n|---|---|---|---|\n");
        for (Element parameter : elements(mojo, "parameter")) {
            if (child(parameter, "editable").equals("true")) {
                parameter(parameter, binding(mojo, child(parameter, "name")));
            }
        }
    }

    private void parameter(Element parameter, Optional<Element> binding) {
        String property = binding.map(Element::getTextContent).orElse("").replaceAll("[${}]", "");
        String defaultValue =
                binding.map(element -> element.getAttribute("default-value")).orElse("");
        text.append("| `")
                .append(child(parameter, "name"))
                .append("` | `")
                .append(property)
                .append("` | ");
        text.append(defaultValue.isEmpty() ? "" : "`" + defaultValue + "`").append(" | ");
        text.append(markdown(child(parameter, "description")).replaceAll("\\s+", " "))
                .append(" |\n");
    }

    /** An element's name would be taken for HTML. */
    private static String markdown(String description) {
        return description.replaceAll("(<[^\\s<>]+>[-.a-z]*)+", "`$0`");
    }

    private static Optional<Element> binding(Element mojo, String parameter) {
        return elements(mojo, "configuration").stream()
                .flatMap(configuration -> elements(configuration, parameter).stream())
                .findFirst();
    }

    private static String child(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().trim();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
