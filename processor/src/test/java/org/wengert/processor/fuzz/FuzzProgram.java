package org.wengert.processor.fuzz;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wengert.processor.fuzz.Node.Kind;

/**
 * A random method with its helpers.
 *
 * @param seed what it was made from
 * @param name its name, of which those of its helpers are made
 * @param methods the helpers and the method, which is the last
 * @param parameters the types of the method's parameters; a receiver is of kind METHOD
 * @param constructs how often what occurred
 */
record FuzzProgram(long seed, String name, List<Node> methods, List<Kind> parameters, Map<String, Integer> constructs) {
    /** The program of a seed. */
    static FuzzProgram of(long seed) {
        return new ProgramMaker(seed).make();
    }

    /** The text of its members. */
    String text() {
        return methods.stream().map(Node::text).collect(Collectors.joining("\n"));
    }

    /** Whether it calls companions, so that it is no Java without the processor. */
    boolean isNested() {
        return text().contains("F" + name.substring(1) + "Inner");
    }

    /** Whether it makes values constant, which differences see through. */
    boolean stops() {
        return text().contains("stopGradient");
    }

    /** The same members, as finite differences take them: what is made constant stays what it was. */
    String frozenText() {
        return text().replaceAll("(?m)^ *(@Differentiable|//:).*\n", "")
                .replaceAll("\\b" + name + "(?=\\(|Helper|Inner|Body)", name + "Frozen")
                .replace("Wengert.stopGradient(", "org.wengert.processor.programs.Frozen.of(");
    }

    /** Two sets of arguments for the method as it stands in a class. */
    List<Object[]> arguments(Class<?> owner) {
        return new FuzzArguments(this, owner).sets();
    }
}
