package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.emit.Surroundings.Ending;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** From a function of the IR to the statements of a Java method, and to further methods where one would be too long. */
final class BodyEmitter {
    private static final int MOST_ARRAYS = 20;

    private final Surroundings around;
    private final Parts parts;
    private final Regions regions;
    /** For each part the weight of what it was taken from. */
    private final List<Integer> wholes = new ArrayList<>();

    private BodyEmitter(Function function, Surroundings around, Parts parts) {
        Map<Var, String> fields = new IdentityHashMap<>(around.bound());
        function.parameters().forEach(fields::remove);
        this.parts = parts;
        this.regions = new Regions(parts, fields::containsKey, function);
        this.around = around.withFields(fields, parts.fields())
                .withNonNull(around.nonNull().or(regions::isMade));
    }

    /** The function's body as Java source; what does not fit into one method goes to the parts of the surroundings. */
    static CodeBlock emit(Function function, Surroundings around) {
        Parts parts = around.parts();
        if (parts == null) return new Draft(function, around).print();
        CodeBlock whole = whole(function, around, enough(function, parts.limit()));
        if (whole != null) return whole;
        parts.begin(around.slots(), names(function, around));
        Surroundings inside = around.withBound(arrays(function, around, parts));
        return new BodyEmitter(function, inside, parts).emit(function, inside.bound());
    }

    /**
     * The size that a method should not exceed. Where several loops stand in others, HotSpot begins to compile a method in the middle of a run, once for
     * each; they are compiled sooner, and better, in methods of their own.
     */
    private static int enough(Function function, int limit) {
        Weight weight = new Weight();
        int innermost = weight.ofInnermost(function.body());
        return innermost > 0 && innermost < weight.of(function.body()) / 2 ? limit / 2 : limit;
    }

    /** The function's body as Java source; null where one method of at most so many bytes has no room for it. */
    static @Nullable CodeBlock whole(Function function, Surroundings around, int limit) {
        if (!Outline.mayFit(function.body(), limit)) return null;
        Draft draft = new Draft(function, around);
        return draft.size() <= limit ? draft.print() : null;
    }

    /** Fields for arrays, where there are so many that handing them on would take much of the room. */
    private static Map<Var, String> arrays(Function function, Surroundings around, Parts parts) {
        List<Var> made = new ArrayList<>();
        for (Line line : function.body().lines()) {
            if (!line.blocks().isEmpty()) continue;
            for (Var v : line.results())
                if (!(v.type() instanceof Type.Primitive) && !around.bound().containsKey(v)) made.add(v);
        }
        Map<Var, String> fields = new IdentityHashMap<>();
        if (made.size() > MOST_ARRAYS) made.forEach(v -> fields.put(v, parts.field(v)));
        return fields;
    }

    private static Set<String> names(Function function, Surroundings around) {
        Set<String> names = new HashSet<>(around.taken());
        names.addAll(around.bound().values());
        Walk.lines(function.body(), line -> {
            line.results().forEach(v -> names.add(v.name()));
            line.inner().forEach(v -> names.add(v.name()));
        });
        return names;
    }

    /** A part on its way to text. */
    private record Method(Regions.Part part, Map<Var, String> names, Draft draft) {}

    private CodeBlock emit(Function function, Map<Var, String> bound) {
        Draft member = shortened(function, around.withBound(bound));
        List<Method> methods = new ArrayList<>();
        for (int i = 0; i < regions.made().size(); i++)
            methods.add(method(regions.made().get(i), wholes.get(i)));
        Set<Slot> used = new HashSet<>(member.slots());
        methods.forEach(m -> used.addAll(m.draft.slots()));
        parts.keepOnly(used);
        passFrames(methods);
        for (Method m : methods) parts.add(spec(m));
        return parts.prologue().toBuilder().add(member.print()).build();
    }

    private Method method(Regions.Part part, int whole) {
        Function function = part.function();
        Map<Var, String> names = parameterNames(function);
        parts.reserve(names.values());
        Ending ending = Ending.returning(function);
        Surroundings inside = around.withBound(names).withEnding(ending);
        // What is hardly less than the whole, because of all that it is handed, is not worth parting again.
        boolean hopeless = new Weight().of(function.body()) > whole * 9 / 10;
        return new Method(part, names, hopeless ? new Draft(function, inside) : shortened(function, inside));
    }

    /** Finds out which parts need the frame: for themselves, or to hand it on. */
    private void passFrames(List<Method> methods) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Method m : methods) {
                boolean needed = parts.hasArrays()
                        || m.draft.slots().stream().anyMatch(around.slots()::containsKey)
                        || m.draft.calledParts().stream().anyMatch(parts::takesFrame);
                if (needed) changed |= parts.passFrame(m.part.name());
            }
        }
    }

    private MethodSpec.Builder spec(Method m) {
        Function function = m.part.function();
        MethodSpec.Builder method = MethodSpec.methodBuilder(m.part.name())
                .returns(
                        function.results().isEmpty()
                                ? TypeName.VOID
                                : JavaTypes.of(function.results().get(0)));
        if (parts.takesFrame(m.part.name())) method.addParameter(parts.frameType(), parts.frameName());
        for (Var p : function.parameters()) method.addParameter(JavaTypes.of(p.type()), m.names.get(p));
        return method.addCode(m.draft.print());
    }

    private Map<Var, String> parameterNames(Function function) {
        Map<Var, String> names = new IdentityHashMap<>();
        Set<String> taken = new HashSet<>(around.taken());
        taken.addAll(around.slots().values());
        taken.addAll(around.bound().values());
        taken.add(parts.frameName());
        for (Var p : function.parameters()) {
            String wish = Names.variable(regions.wish(p));
            if (!Names.isIdentifier(wish)) wish += "_";
            String name = wish;
            for (int i = 1; !taken.add(name); i++) name = wish + i;
            names.put(p, name);
        }
        return names;
    }

    /** The statements of a function, of which so much has been taken out that they fit into a method. */
    private Draft shortened(Function function, Surroundings inside) {
        Function f = function;
        int enough = enough(function, parts.limit());
        for (int budget = enough * 5 / 8; ; budget /= 2) {
            boolean last = budget <= parts.limit() / 32;
            // An innermost loop may be longer, and is not cut.
            int most = budget <= enough / 8 ? parts.limit() : enough;
            if (last || Outline.mayFit(f.body(), most)) {
                Draft draft = new Draft(f, inside);
                if (last || draft.size() <= most) return draft;
            }
            int whole = new Weight().of(f.body());
            f = new Outline(regions, loop -> size(loop, inside), parts.limit(), budget).shorten(f);
            while (wholes.size() < regions.made().size()) wholes.add(whole);
        }
    }

    private static int size(Line.Loop loop, Surroundings inside) {
        Block body = new Block(List.of(loop), new Terminator.Yield(List.of()));
        return new Draft(new Function("loop", Walk.free(body.lines()), List.of(), body), inside).size();
    }
}
