package org.wengert.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Storage;
import org.wengert.processor.contract.Numeric;
import org.wengert.processor.emit.CompanionSource.Parameter;
import org.wengert.processor.emit.CompanionSource.Sweeps;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/** The fields of a {@code Pullback} that keep arrays only so that they need not be made again. */
final class StorageFields {
    private final PullbackNames names;
    private final List<FieldSpec> fields = new ArrayList<>();
    private final Map<Var, String> own = new IdentityHashMap<>();
    private final Homes forward;
    private final Homes reverse;
    private final List<String> bars = new ArrayList<>();
    private final Set<String> pools = new HashSet<>();
    private String tables = "";

    StorageFields(Signatures signatures, Sweeps sweeps, PullbackNames names) {
        this.names = names;
        names.fields().forEach((state, name) -> {
            if (state.variable() != null) own.put(state.variable(), name);
        });
        if (checksTables(sweeps.forward()) || addsTables(sweeps.reverse())) tables = tablesField("tables");
        for (Parameter p : signatures.source.wrt())
            bars.add(p.differential() instanceof Numeric n && n.rank() > 1 ? tablesField(p.name() + "BarRows") : "");
        this.forward = new Homes(
                homes(sweeps.forward(), Storage.of(sweeps.forward(), false), resultOf(sweeps.forward())), tables);
        this.reverse = new Homes(homes(sweeps.reverse(), Storage.of(sweeps.reverse(), true), null), tables);
    }

    /** The fields, in addition to those of the state and of the value. */
    List<FieldSpec> fields() {
        return fields;
    }

    /** What it is for, if there is any. */
    String sentence() {
        boolean none = forward.homes().isEmpty() && reverse.homes().isEmpty();
        return none ? "" : " Where sizes stay the same, {@link #at} and {@link #accumulate} allocate no arrays.";
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
                .map(Home::field)
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

    private Map<Var, Home> homes(Function f, Storage storage, @Nullable Atom result) {
        Map<Var, Home> homes = new IdentityHashMap<>();
        Walk.lines(f.body(), line -> {
            Storage.Home kind =
                    line.results().size() == 1 ? storage.homeOf(line.results().get(0)) : null;
            if (kind == null) return;
            Var v = line.results().get(0);
            homes.put(v, home(kind, line, storage, result));
        });
        return homes;
    }

    private Home home(Storage.Home kind, Line line, Storage storage, @Nullable Atom result) {
        Var v = line.results().get(0);
        if (kind == Storage.Home.PLACE) return new Home(Home.Way.PLACE, "", true, storage.placeOf(v));
        boolean several = kind == Storage.Home.EACH;
        if (!(line instanceof Line.New) && v.type().rank() > 1)
            return object(several ? pool(newField(RuntimeNames.TABLE_POOL, kept(v))) : tablesField(kept(v)));
        if (kind == Storage.Home.ONE) return field(v, storage, result);
        String name = names.fresh(kept(v));
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
        if (alone && v == result) return new Home(Home.Way.FIELD, names.value(), true, null);
        String name = names.fresh(kept(v));
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
        String name = names.fresh(wish);
        fields.add(FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", type)
                .build());
        return name;
    }
}
