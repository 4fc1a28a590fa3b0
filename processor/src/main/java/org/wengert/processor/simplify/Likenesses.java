package org.wengert.processor.simplify;

import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Operation.Basic;
import org.wengert.processor.ir.Rewriter;

/** Forgets which numbers have the derivatives of others: in code of which no more derivatives are taken. */
public final class Likenesses {
    private Likenesses() {}

    public static Function forget(Function f) {
        boolean[] any = {false};
        Function plain = new Rewriter() {
            @Override
            protected void rewrite(Line line, Builder out) {
                if (line instanceof Line.Let l && l.operation() == Basic.LIKE) {
                    replace(l.result(), atom(l.arguments().get(0)));
                    any[0] = true;
                } else {
                    super.rewrite(line, out);
                }
            }
        }.function(f);
        return any[0] ? Simplify.simplify(plain) : f;
    }
}
