package org.wengert.processor.frontend;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import org.wengert.processor.boundary.Facade;
import org.wengert.processor.contract.Companion;
import org.wengert.processor.ir.Derivable;
import org.wengert.processor.ir.Position;

/** The derivatives that methods of this compilation call: what the companions of others compute. */
public interface Nesting {
    /** No companion is known. */
    Nesting NONE = new Nesting() {
        @Override
        public Optional<Companion> companion(String name) {
            return Optional.empty();
        }

        @Override
        public void enter(String name, String member, Position call) {}

        @Override
        public void require(String name) {}

        @Override
        public Facade facade(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public Map<Integer, BitSet> written(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public Derivable value(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public Derivable member(String name, String member) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public Derivable reversed(String name, BitSet wrt) {
            throw new IllegalArgumentException(name);
        }
    };

    /** The companion of that qualified name, if it is made in this compilation. */
    Optional<Companion> companion(String name);

    /** @throws org.wengert.processor.diagnostics.Refusal if the companion is that of a method on the way to this call of a member */
    void enter(String name, String member, Position call);

    /** @throws org.wengert.processor.diagnostics.Refusal if its members cannot be differentiated */
    void require(String name);

    /** How the parameters of the companion's method are spread, and its result. */
    Facade facade(String name);

    /** Of what the parameters are spread over, to which depths of its arrays the method writes, by its place. */
    Map<Integer, BitSet> written(String name);

    /** The companion's method. */
    Derivable value(String name);

    /** A member of the companion that is composed of derivatives. */
    Derivable member(String name, String member);

    /** The method, and behind its value the cotangents of the parameters at these places; the seed comes behind the arguments. */
    Derivable reversed(String name, BitSet wrt);
}
