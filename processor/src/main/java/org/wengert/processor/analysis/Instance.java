package org.wengert.processor.analysis;

import java.util.Set;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Var;

/**
 * A function as it is called from some places, with what is known of it there.
 *
 * @param boundary what its callers say of its ports
 * @param shared arrays in it that are taken to carry derivatives
 * @param signature which of its inputs and outputs carry derivatives
 * @param isPlain whether it has no derivative to give: a call of it runs as it is
 */
public record Instance(Function function, Boundary boundary, Set<Var> shared, Signature signature, boolean isPlain) {
    /** The activity in the function, or in one made from it that has the same parameters and arrays. */
    public Activity activity(Function variant, Aliases aliases) {
        return Activity.of(variant, aliases, boundary, shared);
    }

    public Activity activity() {
        return activity(function, Aliases.of(function));
    }
}
