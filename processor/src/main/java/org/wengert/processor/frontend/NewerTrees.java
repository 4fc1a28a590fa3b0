package org.wengert.processor.frontend;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the syntax trees of javac 21 have that those of 17 lack: patterns in the labels of cases, and patterns of records. */
final class NewerTrees {
    private static final boolean PRESENT = Runtime.version().feature() >= 21;

    private NewerTrees() {}

    private static @Nullable Object get(String type, String method, Tree tree) {
        try {
            return Class.forName("com.sun.source.tree." + type, true, Tree.class.getClassLoader())
                    .getMethod(method)
                    .invoke(tree);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + method + " of " + type, e);
        }
    }

    static boolean isKind(Tree tree, String kind) {
        return tree.getKind().name().equals(kind);
    }

    /** The labels of a case; none where javac does not know them. */
    @SuppressWarnings("unchecked")
    static List<Tree> labels(CaseTree c) {
        return PRESENT ? (List<Tree>) java.util.Objects.requireNonNull(get("CaseTree", "getLabels", c)) : List.of();
    }

    /** What stands behind {@code when}. */
    static Optional<ExpressionTree> guard(CaseTree c) {
        return PRESENT ? Optional.ofNullable((ExpressionTree) get("CaseTree", "getGuard", c)) : Optional.empty();
    }

    static boolean isDefault(Tree label) {
        return isKind(label, "DEFAULT_CASE_LABEL");
    }

    static boolean isPattern(Tree label) {
        return isKind(label, "PATTERN_CASE_LABEL");
    }

    static boolean isNull(Tree label) {
        return isKind(label, "CONSTANT_CASE_LABEL") && isKind(constant(label), "NULL_LITERAL");
    }

    /** The constant of a label that is one. */
    static ExpressionTree constant(Tree label) {
        return (ExpressionTree)
                java.util.Objects.requireNonNull(get("ConstantCaseLabelTree", "getConstantExpression", label));
    }

    /** The pattern of a label that is one. */
    static Tree pattern(Tree label) {
        return (Tree) java.util.Objects.requireNonNull(get("PatternCaseLabelTree", "getPattern", label));
    }

    /** Whether a switch has cases that only newer ones have: then it covers all that its selector can be. */
    static boolean coversAll(List<? extends CaseTree> cases) {
        return cases.stream().flatMap(c -> labels(c).stream()).anyMatch(l -> isPattern(l) || isNull(l));
    }

    /** Whether a pattern takes a record apart. */
    static boolean isOfRecord(Tree pattern) {
        return isKind(pattern, "DECONSTRUCTION_PATTERN");
    }

    /** The patterns for the components of a record. */
    @SuppressWarnings("unchecked")
    static List<Tree> nested(Tree pattern) {
        return (List<Tree>)
                java.util.Objects.requireNonNull(get("DeconstructionPatternTree", "getNestedPatterns", pattern));
    }
}
