package org.wengert.processor.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.wengert.processor.ir.Reader;
import org.wengert.processor.ir.Rule;
import org.wengert.processor.ir.Type;
import org.wengert.processor.rules.RuleBook;
import org.wengert.support.RuleIndex;

/**
 * The rules that come with the class path and the module path. A library's build has written them into the annotations of index
 * types, in packages that are named after the classes that the rules are for; companions are rules for their methods.
 */
public final class PublishedRules implements RuleBook.Library {
    /** The version of the format that this processor writes and reads. */
    public static final int FORMAT = 1;

    private static final String PACKAGE = "org.wengert.index.";

    private final Elements elements;
    private final Types types;
    private final Predicate<String> isOwn;
    private final Map<String, Map<String, List<RuleBook.Published>>> known = new HashMap<>();
    private final Map<String, List<String>> tangents = new HashMap<>();
    private final Function<String, Optional<Type.Content>> contents;

    /**
     * The rules of libraries.
     *
     * @param isOwn whether a class of rules, by its qualified name, is in the source of this compilation, and so no library's
     * @param contents what objects of a class hold that are their own tangents
     */
    public PublishedRules(
            Elements elements,
            Types types,
            Predicate<String> isOwn,
            Function<String, Optional<Type.Content>> contents) {
        this.contents = contents;
        this.elements = elements;
        this.types = types;
        this.isOwn = isOwn;
    }

    /** The package in which the rules for a class are published. */
    public static String packageFor(String target) {
        return PACKAGE + target;
    }

    /** Whether a type is an index. */
    public static boolean isIndex(TypeElement type) {
        return type.getQualifiedName().toString().startsWith(PACKAGE);
    }

    @Override
    public List<String> tangentsOf(String type) {
        of(type);
        return tangents.getOrDefault(type, List.of());
    }

    @Override
    public Map<String, List<RuleBook.Published>> of(String owner) {
        return known.computeIfAbsent(owner, this::read);
    }

    private Map<String, List<RuleBook.Published>> read(String owner) {
        Map<String, List<RuleBook.Published>> rules = new LinkedHashMap<>();
        for (PackageElement p : elements.getAllPackageElements(packageFor(owner))) {
            for (TypeElement type : ElementFilter.typesIn(p.getEnclosedElements())) read(owner, type, rules);
        }
        if (!isOwn.test(owner)) new CompanionReader(elements, types).read(owner).forEach(rules::putIfAbsent);
        return rules;
    }

    private void read(String owner, TypeElement index, Map<String, List<RuleBook.Published>> rules) {
        for (AnnotationMirror a : index.getAnnotationMirrors()) {
            if (!isOf(a, RuleIndex.class)) continue;
            String in = (String) value(a, "rules");
            // An index may have outlived its rules in the folder that javac writes to.
            boolean published = !isOwn.test(in) && elements.getTypeElement(in) != null;
            if (!published || !value(a, "format").equals(FORMAT)) continue;
            if (value(a, "tangent").equals(true))
                tangents.computeIfAbsent(owner, k -> new ArrayList<>()).add(in);
            for (Object formula : (List<?>) value(a, "formulas")) {
                AnnotationMirror f = (AnnotationMirror) ((AnnotationValue) formula).getValue();
                rules.computeIfAbsent((String) value(f, "method"), k -> new ArrayList<>())
                        .add(new RuleBook.Published(in, () -> new Rule.Partials(Reader.read(text(f)))));
            }
            for (Object pullback : (List<?>) value(a, "pullbacks")) {
                AnnotationMirror p = (AnnotationMirror) ((AnnotationValue) pullback).getValue();
                rules.computeIfAbsent((String) value(p, "method"), k -> new ArrayList<>())
                        .add(pullback(in, p));
            }
        }
    }

    private RuleBook.Published pullback(String in, AnnotationMirror entry) {
        List<String> names = ((List<?>) value(entry, "parameters"))
                .stream()
                        .map(name -> ((AnnotationValue) name).getValue().toString())
                        .toList();
        return new RuleBook.Published(
                in,
                () -> PullbackReader.published(elements, types, contents, elements.getTypeElement(in), names)
                        .orElseThrow()
                        .rule());
    }

    private String text(AnnotationMirror formula) {
        return ((List<?>) value(formula, "lines"))
                .stream()
                        .map(line -> ((AnnotationValue) line).getValue().toString())
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isOf(AnnotationMirror annotation, Class<?> type) {
        return ((TypeElement) annotation.getAnnotationType().asElement())
                .getQualifiedName()
                .contentEquals(type.getName());
    }

    private Object value(AnnotationMirror annotation, String name) {
        return elements.getElementValuesWithDefaults(annotation).entrySet().stream()
                .filter(e -> e.getKey().getSimpleName().contentEquals(name))
                .map(e -> e.getValue().getValue())
                .findFirst()
                .orElseThrow();
    }
}
