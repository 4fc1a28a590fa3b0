package org.wengert.processor.ir;

import java.util.List;

/** How a block ends. */
public sealed interface Terminator {

    /** Ends an arm of an {@link Line.If} or a function's body with its results. */
    record Yield(List<Atom> values) implements Terminator {
        public Yield {
            values = List.copyOf(values);
        }
    }

    /** Goes on with the next iteration of the innermost loop, with these carried values. */
    record Next(List<Atom> values) implements Terminator {
        public Next {
            values = List.copyOf(values);
        }
    }

    /** Leaves the scope of that label, and all that is inside it, with its results. */
    record Exit(Label label, List<Atom> values) implements Terminator {
        public Exit {
            values = List.copyOf(values);
        }
    }

    /** Throws an exception. */
    record Throw(Atom exception, Position at) implements Terminator {}

    /** Goes on in one of two blocks, which end by terminators of their own. */
    record Branch(Atom condition, Block then, Block otherwise, Position at) implements Terminator {}

    /** Is never reached: stands behind a loop that only ends by exits. */
    record Unreachable() implements Terminator {}

    /** One case for each kind of terminator. */
    interface Cases<R> {
        R yield(Yield t);

        R next(Next t);

        R exit(Exit t);

        R raise(Throw t);

        R branch(Branch t);

        R unreachable(Unreachable t);
    }

    default <R> R on(Cases<R> cases) {
        if (this instanceof Yield t) return cases.yield(t);
        if (this instanceof Next t) return cases.next(t);
        if (this instanceof Exit t) return cases.exit(t);
        if (this instanceof Throw t) return cases.raise(t);
        if (this instanceof Branch t) return cases.branch(t);
        return cases.unreachable((Unreachable) this);
    }

    /** The operands that the terminator itself reads, those of nested blocks apart. */
    default List<Atom> reads() {
        if (this instanceof Yield t) return t.values;
        if (this instanceof Next t) return t.values;
        if (this instanceof Exit t) return t.values;
        if (this instanceof Throw t) return List.of(t.exception);
        return this instanceof Branch t ? List.of(t.condition) : List.of();
    }

    /** The blocks of a branch. */
    default List<Block> blocks() {
        return this instanceof Branch b ? List.of(b.then, b.otherwise) : List.of();
    }
}
