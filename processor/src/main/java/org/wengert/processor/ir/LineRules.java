package org.wengert.processor.ir;

import static org.wengert.processor.ir.TypeRules.fits;
import static org.wengert.processor.ir.TypeRules.require;

import java.util.List;

/** What each line's own operands and results must be. */
final class LineRules implements Line.Cases<TypeRules.Check> {
    @Override
    public TypeRules.Check let(Line.Let line) {
        return () -> TypeRules.let(line);
    }

    @Override
    public TypeRules.Check load(Line.Load line) {
        return () -> MemoryRules.load(line);
    }

    @Override
    public TypeRules.Check store(Line.Store line) {
        return () -> MemoryRules.store(line);
    }

    @Override
    public TypeRules.Check acc(Line.Acc line) {
        return () -> MemoryRules.acc(line);
    }

    @Override
    public TypeRules.Check create(Line.New line) {
        return () -> MemoryRules.create(line);
    }

    @Override
    public TypeRules.Check length(Line.Length line) {
        return () -> MemoryRules.length(line);
    }

    @Override
    public TypeRules.Check copy(Line.Copy line) {
        return () -> MemoryRules.copy(line);
    }

    @Override
    public TypeRules.Check zeros(Line.Zeros line) {
        return () -> MemoryRules.zeros(line);
    }

    @Override
    public TypeRules.Check addAll(Line.AddAll line) {
        return () -> MemoryRules.addAll(line);
    }

    @Override
    public TypeRules.Check fill(Line.Fill line) {
        return () -> MemoryRules.fill(line);
    }

    @Override
    public TypeRules.Check when(Line.If line) {
        return () -> fits("the condition", Type.BOOLEAN, line.condition());
    }

    @Override
    public TypeRules.Check scope(Line.Scope line) {
        return () -> {};
    }

    @Override
    public TypeRules.Check loop(Line.Loop line) {
        return () -> {
            List<Type> carried = TypeRules.types(line.carried());
            fits("initial value", carried, line.initial());
            List<Type> results = line.counted() == null ? List.of() : carried;
            require(TypeRules.types(line.results()).equals(results), "the results are not of the types " + results);
            if (line.counted() != null) range(line.counted());
        };
    }

    private static void range(Line.Range range) throws TypeRules.Broken {
        require(range.step() != 0, "the step is 0");
        require(
                range.index().type() == Type.INT,
                "the index is " + range.index().type() + ", not int");
        fits("the first index", Type.INT, range.from());
        fits("the bound", Type.INT, range.to());
    }

    @Override
    public TypeRules.Check call(Line.Call line) {
        return () -> TypeRules.call(line.callee(), line.arguments(), line.results());
    }

    @Override
    public TypeRules.Check get(Line.Get line) {
        Type type = line.slot().type();
        return () -> require(fits(line.result().type(), type), "the slot is " + type);
    }

    @Override
    public TypeRules.Check put(Line.Put line) {
        return () -> fits("the value", line.slot().type(), line.value());
    }

    @Override
    public TypeRules.Check turn(Line.Turn line) {
        return () -> {};
    }
}
