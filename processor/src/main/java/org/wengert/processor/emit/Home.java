package org.wengert.processor.emit;

import com.palantir.javapoet.CodeBlock;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Line;

/**
 * Where a pullback keeps an array from one run to the next.
 *
 * @param way how
 * @param field the field's name; empty for a place in a table
 * @param isOwn whether the array is put there in any case
 * @param place the line that puts the array into a table
 */
record Home(Way way, String field, boolean isOwn, Line.@Nullable Store place) {
    /** How. */
    public enum Way {
        /** A field of the array's type. */
        FIELD,
        /** A field with an object that makes the array in its storage. */
        OBJECT,
        /** The place of a table into which the array is put. */
        PLACE
    }

    /** The last array. */
    CodeBlock kept(Expressions expressions) {
        if (place == null) return CodeBlock.of("$L", field);
        return CodeBlock.of("$L[$L]", expressions.primary(place.array()), expressions.of(place.index()));
    }
}
