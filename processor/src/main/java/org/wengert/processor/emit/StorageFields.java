package org.wengert.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Storage;
import org.wengert.processor.contract.Numeric;
import org.wengert.processor.emit.CompanionSource.Parameter;
import org.wengert.processor.emit.CompanionSource.State;
import org.wengert.processor.emit.CompanionSource.Sweeps;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** The fields of a {@code Pullback} or a frame, and what it keeps only so that it need not be made again. */
final class StorageFields {
    private static final String NEXT = ".next()";
    private static final String FIRST = ".first()";

    private final Map<State, String> state;
    private final UnaryOperator<String> fresh;
    private final Routines routines;
    /** The name of the frame that has the fields; empty of a {@code Pullback}. */
    private final String frame;
    /** The field of the value; empty where there is none. */
    private final String value;

    private final List<FieldSpec> fields = new ArrayList<>();
    private final Map<Var, String> own = new IdentityHashMap<>();
    /** Frames and tapes, which are made with the object. */
    private final Map<Var, String> lasting = new IdentityHashMap<>();

    private final List<String> bars = new ArrayList<>();
    private final Set<String> pools = new HashSet<>();
    /** Whether what is called keeps the arrays and frames that it makes, too. */
    private final boolean keepsAll;

    private final Homes forward;
    private final Homes reverse;

    private StorageFields(
            Sweeps sweeps,
            Map<State, String> state,
            String value,
            boolean isHandedOut,
            boolean isKept,
            UnaryOperator<String> fresh,
            Routines routines,
            String frame) {
        this.frame = frame;
        this.state = state;
        this.fresh = fresh;
        this.routines = routines;
        this.value = value;
        this.keepsAll = routines.keepAll(sweeps.forward()) && routines.keepAll(sweeps.reverse());
        state.forEach((s, name) -> {
            if (s.variable() != null) own.put(s.variable(), name);
        });
        String tables = "";
        if (isKept && (checksTables(sweeps.forward()) || addsTables(sweeps.reverse()))) tables = tablesField("tables");
        Atom result = value.isEmpty() ? null : resultOf(sweeps.forward());
        this.forward = isKept ? homes(sweeps.forward(), false, result, tables) : Homes.NOTHING;
        this.reverse = isKept ? homes(sweeps.reverse(), isHandedOut, null, tables) : Homes.NOTHING;
    }

    /** Those of a {@code Pullback}. */
    static StorageFields ofPullback(Signatures signatures, Sweeps sweeps, PullbackNames names) {
        Routines routines = signatures.source.routines();
        StorageFields storage =
                new StorageFields(sweeps, names.fields(), names.value(), true, true, names::fresh, routines, "");
        for (Parameter p : signatures.source.wrt()) {
            boolean isTable = p.differential() instanceof Numeric n && n.rank() > 1;
            storage.bars.add(isTable ? storage.tablesField(p.name() + "BarRows") : "");
        }
        return storage;
    }

    /** Those of a frame. Where there are as many as calls, they keep nothing. */
    static StorageFields ofFrame(Routine routine, Sweeps sweeps, UnaryOperator<String> fresh, Routines routines) {
        boolean isKept = routines.isKeptFrame(new Type.Reference(routine.name()));
        return new StorageFields(sweeps, routine.fields(), "", false, isKept, fresh, routines, routine.name());
    }

    /** The field of a state. Tapes and frames that are kept are made once: each run writes over what is there. */
    FieldSpec state(State s, String name) {
        FieldSpec.Builder field = FieldSpec.builder(s.type(), name, Modifier.PRIVATE);
        if (s.variable() == null) return field.build();
        return lasting.containsKey(s.variable()) ? once(s.type(), name) : field.build();
    }

    private static FieldSpec once(TypeName type, String name) {
        boolean generic = type instanceof ParameterizedTypeName;
        TypeName raw = type instanceof ParameterizedTypeName p ? p.rawType() : type;
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T$L()", raw, generic ? "<>" : "")
                .build();
    }

    /** A sweep without the lines that make what is made once. */
    Function stripped(Function sweep) {
        return new Rewriter() {
            @Override
            protected void rewrite(Line line, Builder out) {
                boolean isThere = line instanceof Line.New n && lasting.containsKey(n.result());
                if (!isThere) super.rewrite(line, out);
            }
        }.function(sweep);
    }

    /** The names of what is made once, frames and tapes. */
    Map<Var, String> lasting() {
        return lasting;
    }

    /** The fields, in addition to those of the state and of the value. */
    List<FieldSpec> fields() {
        return fields;
    }

    /** What it is for, if there is any. */
    String sentence() {
        boolean any = !forward.homes().isEmpty()
                || !reverse.homes().isEmpty()
                || lasting.keySet().stream().anyMatch(v -> !(v.type() instanceof Type.Tape));
        return !any || !keepsAll
                ? ""
                : " Where sizes stay the same, {@link #at} and {@link #accumulate} allocate no arrays.";
    }

    /** How many pools there are. */
    int pools() {
        return pools.size();
    }

    /** The storage of the forward sweep. */
    Homes forward() {
        return forward;
    }

    /** The storage of the reverse sweep. */
    Homes reverse() {
        return reverse;
    }

    /** The field with the {@code Tables} for a bar of several dimensions. */
    String ofBar(int place) {
        return bars.get(place);
    }

    /** Lets the pools of a sweep begin. */
    CodeBlock rewound(Homes of) {
        CodeBlock.Builder code = CodeBlock.builder();
        of.homes().values().stream()
                .map(home -> home.field().replace(NEXT, ""))
                .filter(pools::contains)
                .sorted()
                .forEach(pool -> code.addStatement("$L.rewind()", pool));
        return code.build();
    }

    private static Atom resultOf(Function f) {
        return ((Terminator.Yield) f.body().end()).values().get(0);
    }

    private static boolean checksTables(Function f) {
        boolean[] found = {false};
        Walk.lines(
                f.body(),
                line -> found[0] |= line instanceof Line.Call c && Invocations.checksTables(c.callee(), c.arguments()));
        return found[0];
    }

    private static boolean addsTables(Function f) {
        boolean[] found = {false};
        Walk.lines(
                f.body(),
                line -> found[0] |= line instanceof Line.AddAll a
                        && a.once()
                        && a.into().type().rank() > 1);
        return found[0];
    }

    private Homes homes(Function f, boolean isHandedOut, @Nullable Atom result, String tables) {
        Map<Var, Home> homes = new IdentityHashMap<>();
        Storage storage = Storage.of(f, isHandedOut, routines::isKeptFrame);
        for (Line line : f.body().lines())
            if (line instanceof Line.New n && n.result().type() instanceof Type.Tape) last(n.result());
        Walk.lines(f.body(), line -> {
            Storage.Home kind =
                    line.results().size() == 1 ? storage.homeOf(line.results().get(0)) : null;
            if (kind == null) return;
            Var v = line.results().get(0);
            if (!(v.type() instanceof Type.Reference)) homes.put(v, home(kind, line, storage, result));
            else if (kind == Storage.Home.ONE && !leadsBack(v)) last(v);
            else {
                String pool = poolField(v.name() + "s", JavaTypes.of(v.type()));
                homes.put(v, object(pool + (kind == Storage.Home.ONE ? FIRST : NEXT)));
            }
        });
        return new Homes(homes, tables);
    }

    /** A frame that may need another one of the same kind as this is made when it is used. */
    private boolean leadsBack(Var v) {
        return v.type() instanceof Type.Reference r && routines.mayCall(r.name(), frame);
    }

    private void last(Var v) {
        if (!own.containsKey(v)) fields.add(once(JavaTypes.of(v.type()), fresh.apply(v.name())));
        lasting.put(
                v,
                own.containsKey(v) ? own.get(v) : fields.get(fields.size() - 1).name());
    }

    /** A field with objects, one for each time that a line runs. */
    private String poolField(String wish, TypeName type) {
        String name = fresh.apply(wish);
        pools.add(name);
        fields.add(FieldSpec.builder(
                        ParameterizedTypeName.get(RuntimeNames.FRAMES, type), name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T<>($T::new)", RuntimeNames.FRAMES, type)
                .build());
        return name;
    }

    private Home home(Storage.Home kind, Line line, Storage storage, @Nullable Atom result) {
        Var v = line.results().get(0);
        if (kind == Storage.Home.PLACE) return new Home(Home.Way.PLACE, "", true, storage.placeOf(v));
        boolean several = kind == Storage.Home.EACH;
        if (!(line instanceof Line.New) && v.type().rank() > 1)
            return object(several ? pool(newField(RuntimeNames.TABLE_POOL, kept(v))) : tablesField(kept(v)));
        if (kind == Storage.Home.ONE) return field(v, storage, result);
        String name = fresh.apply(kept(v));
        if (several) pool(name);
        ClassName storageOf = several ? RuntimeNames.POOL : RuntimeNames.SIZES;
        fields.add(FieldSpec.builder(
                        ParameterizedTypeName.get(storageOf, JavaTypes.of(v.type())),
                        name,
                        Modifier.PRIVATE,
                        Modifier.FINAL)
                .initializer(
                        "new $T<>($T.class)", storageOf, JavaTypes.of(v.type().element()))
                .build());
        return object(name);
    }

    private String pool(String field) {
        pools.add(field);
        return field;
    }

    private static Home object(String field) {
        return new Home(Home.Way.OBJECT, field, false, null);
    }

    /** The array's own variable, if that is a field and never has another array; the field of the value; or one more. */
    private Home field(Var v, Storage storage, @Nullable Atom result) {
        boolean alone = storage.isAlone(v);
        if (alone && own.containsKey(v)) return new Home(Home.Way.FIELD, own.get(v), true, null);
        if (alone && v == result) return new Home(Home.Way.FIELD, value, true, null);
        String name = fresh.apply(kept(v));
        fields.add(FieldSpec.builder(JavaTypes.of(v.type()), name, Modifier.PRIVATE)
                .build());
        return new Home(Home.Way.FIELD, name, false, null);
    }

    private static String kept(Var v) {
        return v.name().isEmpty()
                ? "kept"
                : "kept" + Character.toUpperCase(v.name().charAt(0)) + v.name().substring(1);
    }

    private String tablesField(String wish) {
        return newField(RuntimeNames.TABLES, wish);
    }

    private String newField(ClassName type, String wish) {
        String name = fresh.apply(wish);
        fields.add(FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", type)
                .build());
        return name;
    }
}
