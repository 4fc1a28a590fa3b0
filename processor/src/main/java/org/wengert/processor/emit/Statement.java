package org.wengert.processor.emit;

import java.util.List;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Line;

/** A statement of the Java source, whose expressions are still lines of the Wengert list. */
sealed interface Statement {
    List<Statement> NOTHING = List.of();

    /** {@code target = line}. */
    record Define(Local target, Line line) implements Statement {}

    /** {@code target = value}. */
    record Copy(Local target, Atom value) implements Statement {}

    /** {@code target = {values…}}, a new array. */
    record Filled(Local target, Line.New line, List<Atom> values) implements Statement {}

    /** A line that gives no value that is needed. */
    record Effect(Line line) implements Statement {}

    /** {@code target;}, without a value: it is assigned in blocks that follow. */
    record Declare(Local target) implements Statement {}

    /** {@code if (condition) … else …}; the condition negated where so said. */
    record When(Condition condition, List<Statement> then, List<Statement> otherwise, Line.If line)
            implements Statement {}

    /** {@code for}, {@code while}, {@code do} or {@code while (true)}. */
    record Repeat(Place place, Kind kind, Line.Loop line, Local index, Condition condition, List<Statement> body)
            implements Statement {}

    /** A labelled block. */
    record Labelled(Place place, List<Statement> body) implements Statement {}

    /** {@code break} or {@code continue}. */
    record Jump(Place to, boolean next) implements Statement {}

    /** The end of the method, with its results. */
    record Return(List<Atom> values) implements Statement {}

    /** {@code try { result = line; } catch (… e) { exception = e; }}; the result may be of no use, and null. */
    record Attempt(Line.Call line, Local result, Local exception) implements Statement {}

    /** {@code throw}. */
    record Raise(Atom exception) implements Statement {}

    /** A truth value, perhaps negated. */
    record Condition(Atom value, boolean negated) {
        Condition not() {
            return new Condition(value, !negated);
        }
    }

    /** The forms of a loop. */
    enum Kind {
        FOR,
        FOREVER,
        WHILE,
        DO
    }

    /** What a jump leaves or continues. Identity counts. */
    final class Place {
        final String name;
        final boolean loop;

        Place(String name, boolean loop) {
            this.name = name;
            this.loop = loop;
        }
    }

    /** The blocks in it. */
    default List<List<Statement>> blocks() {
        if (this instanceof When w) return List.of(w.then, w.otherwise);
        if (this instanceof Repeat r) return List.of(r.body);
        if (this instanceof Labelled l) return List.of(l.body);
        return List.of();
    }
}
