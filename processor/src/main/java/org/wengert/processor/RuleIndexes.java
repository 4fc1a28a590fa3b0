package org.wengert.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import org.wengert.processor.emit.IndexWriter;
import org.wengert.processor.frontend.PublishedRules;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.rules.RuleBook;

/** What is written down of the rules of one class, for the users of the library that this compilation may be one of. */
final class RuleIndexes {
    private final String rules;
    private final Map<String, IndexWriter.Entries> byTarget = new LinkedHashMap<>();

    /** @param rules the qualified name of the class of rules */
    RuleIndexes(String rules) {
        this.rules = rules;
    }

    void add(Callee target, Function formula) {
        entriesFor(target).formulas().put(RuleBook.keyOf(target), formula);
    }

    /** @param names of the parameters of a pullback's {@code of} */
    void add(Callee target, List<String> names) {
        entriesFor(target).pullbacks().put(RuleBook.keyOf(target), names);
    }

    /** The class makes objects of a class their own tangents. */
    void addTangent(String type) {
        byTarget.put(type, IndexWriter.Entries.tangent());
    }

    private IndexWriter.Entries entriesFor(Callee target) {
        return byTarget.computeIfAbsent(target.owner(), k -> IndexWriter.Entries.none());
    }

    /** Writes an index for each class that the rules are for. */
    void write(Filer filer, TypeElement type) throws IOException {
        for (Map.Entry<String, IndexWriter.Entries> e : byTarget.entrySet()) {
            String packageName = PublishedRules.packageFor(e.getKey());
            String name = packageName + "." + IndexWriter.simpleName(rules);
            try (Writer writer = filer.createSourceFile(name, type).openWriter()) {
                writer.write(IndexWriter.write(packageName, rules, PublishedRules.FORMAT, e.getValue()));
            }
        }
    }
}
