package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengert.processor.emit.Statement.Copy;
import org.wengert.processor.emit.Statement.Define;
import org.wengert.processor.emit.Statement.Effect;
import org.wengert.processor.emit.Statement.Filled;
import org.wengert.processor.emit.Statement.Jump;
import org.wengert.processor.emit.Statement.Kind;
import org.wengert.processor.emit.Statement.Labelled;
import org.wengert.processor.emit.Statement.Place;
import org.wengert.processor.emit.Statement.Repeat;
import org.wengert.processor.emit.Statement.Return;
import org.wengert.processor.emit.Statement.When;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Var;

/** Writes statements as Java source. */
final class Printer {
    private final CodeBlock.Builder out = CodeBlock.builder();
    private final Expressions expressions;
    private final Assignments assignments;
    private final Declarations declarations;
    private final Names names;
    private final Nesting nesting;
    private final Surroundings surroundings;
    private Place innermost;
    private final Set<Place> labelled = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Place, String> labels = new HashMap<>();
    private final Set<String> cited = new HashSet<>();

    Printer(
            Expressions expressions,
            Assignments assignments,
            Declarations declarations,
            Names names,
            Nesting nesting,
            Surroundings surroundings) {
        this.expressions = expressions;
        this.assignments = assignments;
        this.declarations = declarations;
        this.names = names;
        this.nesting = nesting;
        this.surroundings = surroundings;
    }

    CodeBlock print(List<Statement> list) {
        findLabels(list, null);
        statements(list);
        return out.build();
    }

    private void findLabels(List<Statement> list, Place innermost) {
        for (Statement s : list) {
            if (s instanceof Jump j && j.to() != innermost) labelled.add(j.to());
            Place inner = s instanceof Repeat r ? r.place() : innermost;
            s.blocks().forEach(b -> findLabels(b, inner));
        }
    }

    private void block(List<Statement> list) {
        names.open();
        statements(list);
        names.close();
    }

    private void statements(List<Statement> list) {
        for (int i = 0; i < list.size(); i++) {
            Statement s = list.get(i);
            boolean last = i == list.size() - 1;
            if (!last && s instanceof Filled f && isReturned(f, list.get(i + 1)))
                expressions.replace(f.line().result(), filled(f, false));
            else statement(s);
        }
    }

    private boolean isReturned(Filled filled, Statement next) {
        if (!(next instanceof Return r) || !declarations.isDeclaration(filled)) return false;
        Var array = filled.line().result();
        long places = r.values().stream().filter(v -> v == array).count();
        return places == 1 && r.values().stream().allMatch(v -> v == array || nesting.expression(v) == null);
    }

    private void statement(Statement s) {
        cite(s);
        if (s instanceof Define d) define(d);
        else if (s instanceof Copy c) copy(c);
        else if (s instanceof Filled f) filled(f);
        else if (s instanceof Effect e) effect(e.line());
        else if (s instanceof Statement.Declare d) declare(d.target());
        else if (s instanceof When w) when(w);
        else if (s instanceof Repeat r) repeat(r);
        else if (s instanceof Labelled l) labelled(l);
        else if (s instanceof Jump j) jump(j);
        else if (s instanceof Return r)
            out.add(surroundings
                    .ending()
                    .code()
                    .apply(r.values().stream().map(expressions::of).toList()));
        else if (s instanceof Statement.Attempt a) attempt(a);
        else out.addStatement("throw $L", expressions.of(((Statement.Raise) s).exception()));
    }

    private void attempt(Statement.Attempt a) {
        out.beginControlFlow("try");
        if (a.result() == null) out.addStatement("$L", expressions.of(a.line()));
        else out.addStatement("$L = $L", a.result().name, expressions.of(a.line()));
        names.open();
        Local caught = new Local(a.exception().type, "e", false);
        names.declare(caught);
        CodeBlock types = CodeBlock.join(
                a.line().callee().caught().stream()
                        .map(t -> CodeBlock.of("$T", JavaTypes.className(t)))
                        .toList(),
                " | ");
        out.nextControlFlow("catch ($L $L)", types, caught.name);
        out.addStatement("$L = $L", a.exception().name, caught.name);
        out.endControlFlow();
        names.close();
    }

    /** The first statement of a source line says which one it is. */
    private void cite(Statement s) {
        Line line = s instanceof Define d
                ? d.line()
                : s instanceof Effect e
                        ? e.line()
                        : s instanceof Statement.Attempt a
                                ? a.line()
                                : s instanceof When w
                                        ? w.line()
                                        : s instanceof Repeat r ? r.line() : s instanceof Filled f ? f.line() : null;
        if (line == null || line.at().line() == 0) return;
        String text = surroundings.source().of(line.at());
        if (text != null && cited.add(text)) out.add("// $L\n", text);
    }

    private void declare(Local local) {
        names.declare(local);
        out.addStatement("$T $L", JavaTypes.of(local.type), local.name);
    }

    private void define(Define d) {
        Local target = d.target();
        if (!declarations.isDeclaration(d)) {
            out.addStatement("$L", assignments.again(target, d.line()));
            return;
        }
        CodeBlock value = expressions.assigned(d.line());
        if (target.wish.isEmpty()) target.wish = Suggestions.of(d.line());
        names.declare(target);
        out.addStatement("$T $L = $L", JavaTypes.of(target.type), target.name, value);
    }

    private void copy(Copy c) {
        CodeBlock value = expressions.of(c.value());
        if (!declarations.isDeclaration(c)) {
            out.addStatement("$L = $L", c.target().name, value);
            return;
        }
        names.declare(c.target());
        out.addStatement("$T $L = $L", JavaTypes.of(c.target().type), c.target().name, value);
    }

    private void filled(Filled f) {
        CodeBlock value = filled(f, declarations.isDeclaration(f));
        if (!declarations.isDeclaration(f)) {
            out.addStatement("$L = $L", f.target().name, value);
            return;
        }
        if (f.target().wish.isEmpty()) f.target().wish = Suggestions.of(f.line());
        names.declare(f.target());
        out.addStatement("$T $L = $L", JavaTypes.of(f.target().type), f.target().name, value);
    }

    private CodeBlock filled(Filled f, boolean declared) {
        CodeBlock list =
                CodeBlock.join(f.values().stream().map(expressions::assigned).toList(), ", ");
        return declared ? CodeBlock.of("{$L}", list) : CodeBlock.of("new $T {$L}", JavaTypes.of(f.target().type), list);
    }

    private void effect(Line line) {
        if (line instanceof Line.Store s) out.addStatement("$L", assignments.store(s));
        if (line instanceof Line.Acc a) out.addStatement("$L", assignments.accumulate(a));
        if (line instanceof Line.AddAll a) addAll(a);
        if (line instanceof Line.Fill f) fill(f);
        if (line instanceof Line.Call c) out.addStatement("$L", expressions.of(c));
        if (line instanceof Line.Put p)
            out.addStatement("$L = $L", surroundings.slots().get(p.slot()), expressions.assigned(p.value()));
        if (line instanceof Line.Turn) cited.clear();
    }

    private void addAll(Line.AddAll a) {
        boolean flat = a.into().type().rank() == 1;
        String tables = surroundings.homes().tables();
        CodeBlock owner =
                flat || !a.once() || tables.isEmpty() ? CodeBlock.of("$T", RuntimeNames.ARRAYS) : CodeBlock.of(tables);
        String method = flat || a.once() ? "add" : "addEverywhere";
        out.addStatement("$L.$L($L, $L)", owner, method, expressions.of(a.into()), expressions.of(a.from()));
    }

    private void fill(Line.Fill f) {
        boolean flat = f.array().type().rank() == 1;
        CodeBlock zero = Literals.of(Constant.zero(f.array().type().element()));
        if (flat) out.addStatement("$T.fill($L, $L)", java.util.Arrays.class, expressions.of(f.array()), zero);
        else out.addStatement("$T.fill($L, 0)", RuntimeNames.ARRAYS, expressions.of(f.array()));
    }

    private void when(When w) {
        out.beginControlFlow("if ($L)", expressions.condition(w.condition()).code());
        block(w.then());
        otherwise(w.otherwise());
        out.endControlFlow();
    }

    private void otherwise(List<Statement> list) {
        if (list.isEmpty()) return;
        if (list.size() == 1 && list.get(0) instanceof When w) {
            out.nextControlFlow(
                    "else if ($L)", expressions.condition(w.condition()).code());
            block(w.then());
            otherwise(w.otherwise());
            return;
        }
        out.nextControlFlow("else");
        block(list);
    }

    private void repeat(Repeat r) {
        if (labelled.contains(r.place())) {
            labels.put(r.place(), names.label(r.place().name));
            out.add("$L:\n", labels.get(r.place()));
        }
        Place outer = innermost;
        innermost = r.place();
        names.open();
        if (r.kind() == Kind.FOR) out.beginControlFlow("for ($L)", header(r));
        else if (r.kind() == Kind.WHILE)
            out.beginControlFlow(
                    "while ($L)", expressions.condition(r.condition()).code());
        else out.beginControlFlow(r.kind() == Kind.DO ? "do" : "while (true)");
        block(r.body());
        names.close();
        innermost = outer;
        if (r.kind() == Kind.DO)
            out.endControlFlow(
                    "while ($L)", expressions.condition(r.condition()).code());
        else out.endControlFlow();
    }

    private CodeBlock header(Repeat r) {
        Line.Range range = r.line().counted();
        Atom to = range.to();
        CodeBlock from = expressions.assigned(range.from());
        CodeBlock bound = expressions.compared(to);
        Local index = r.index();
        if (index.wish.isEmpty()) index.wish = "i";
        names.declare(index);
        String i = index.name;
        boolean down = range.step() < 0;
        boolean toMinusOne = down && to instanceof Constant c && c.is(-1);
        CodeBlock test = toMinusOne ? CodeBlock.of("$L >= 0", i) : CodeBlock.of("$L $L $L", i, down ? ">" : "<", bound);
        return CodeBlock.of("$T $L = $L; $L; $L", JavaTypes.of(index.type), i, from, test, step(i, range.step()));
    }

    private static String step(String i, int step) {
        if (step == 1) return i + "++";
        if (step == -1) return i + "--";
        return step > 0 || step == Integer.MIN_VALUE ? i + " += " + step : i + " -= " + -step;
    }

    private void labelled(Labelled l) {
        labels.put(l.place(), names.label(l.place().name));
        out.beginControlFlow("$L:", labels.get(l.place()));
        block(l.body());
        out.endControlFlow();
    }

    private void jump(Jump j) {
        String word = j.next() ? "continue" : "break";
        String label = labels.get(j.to());
        if (j.to() != innermost) out.addStatement("$L $L", word, label);
        else out.addStatement("$L", word);
    }
}
