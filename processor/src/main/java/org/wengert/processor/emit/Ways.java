package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Builder;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Label;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Position;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Slot;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Terminator.Exit;
import org.wengert.processor.ir.Terminator.Next;
import org.wengert.processor.ir.Terminator.Unreachable;
import org.wengert.processor.ir.Terminator.Yield;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * The ways by which control leaves a region that becomes a part: exits from scopes and loops around it, and the function's own end. A part
 * keeps what goes along in slots and returns the number of the way; its caller reads the slots and goes there.
 */
final class Ways {
    /** One way: an end that takes it, and slots for the values that go along. */
    private record Way(Terminator end, List<Slot> slots) {
        /** What the caller does to go there. */
        Block block() {
            Builder out = new Builder();
            List<Atom> atoms = new ArrayList<>();
            for (Slot slot : slots) atoms.add(out.get(slot.name(), slot, Position.NONE));
            if (end instanceof Exit e) return out.end(new Exit(e.label(), atoms));
            return out.end(end instanceof Next ? new Next(atoms) : new Yield(atoms));
        }
    }

    private final Map<Object, Way> ways = new LinkedHashMap<>();
    private final Map<Block, Way> taken = new IdentityHashMap<>();
    private final Block region;
    private final Label label = new Label("part");
    private final @Nullable Var number;

    /**
     * @param slots makes slots for what an end takes along
     * @param goesOn whether control may also come out behind the region; this is the last way
     */
    Ways(Block region, boolean goesOn, Function<Terminator, List<Slot>> slots) {
        this.region = region;
        leaving(region, 0, 0, Walk.identitySet(), (block, to) -> {
            taken.put(block, ways.computeIfAbsent(to, k -> new Way(block.end(), slots.apply(block.end()))));
        });
        int count = ways.size() + (goesOn ? 1 : 0);
        this.number = count == 1 ? null : new Var(count == 2 ? Type.BOOLEAN : Type.INT, "way");
    }

    /** The value that tells which way was taken: a truth value where there are two, the first of which is true. Null where there is one. */
    @Nullable
    Var number() {
        return number;
    }

    private Line.Scope scope(Block inner) {
        return new Line.Scope(number == null ? List.of() : List.of(number.again()), label, inner, Position.NONE);
    }

    /** What the caller does to go each way, without that of going on. */
    List<Block> blocks() {
        return ways.values().stream().map(Way::block).toList();
    }

    /**
     * The region as a function's body.
     *
     * @param through what is done where control goes on; null where it does not
     */
    Block body(@Nullable List<Line> through) {
        Block inner = new Leaving().block(region);
        if (through != null)
            inner = new Builder().addAll(inner.lines()).addAll(through).end(new Exit(label, code(ways.size())));
        Line.Scope scope = scope(inner);
        return new Builder().add(scope).end(new Yield(List.copyOf(scope.results())));
    }

    private List<Atom> code(int way) {
        if (number == null) return List.of();
        return List.of(number.type() == Type.BOOLEAN ? Constant.of(way == 0) : Constant.of(way));
    }

    /** Rewrites the ends by which control leaves. */
    private final class Leaving extends Rewriter {
        @Override
        public Block block(Block block) {
            Way leaves = taken.get(block);
            if (leaves == null) return super.block(block);
            Builder out = new Builder();
            lines(block, out);
            List<Atom> values = block.end().reads();
            for (int i = 0; i < values.size(); i++)
                out.add(new Line.Put(leaves.slots.get(i), values.get(i), Position.NONE));
            return out.end(new Exit(label, code(List.copyOf(ways.values()).indexOf(leaves))));
        }
    }

    /** About how much more it takes in the caller to go where control goes from lines, and from the end of their block if there is one. */
    static int weight(List<Line> lines, @Nullable Terminator end) {
        if (end == null && lines.stream().noneMatch(Walk::escapes)) return 0;
        int[] weight = {0};
        Map<Object, Terminator> all = new IdentityHashMap<>();
        leaving(region(lines, end), 0, 0, Walk.identitySet(), (block, to) -> {
            if (all.put(to, block.end()) == null)
                weight[0] += 9 + 7 * block.end().reads().size();
        });
        return weight[0];
    }

    static Block region(List<Line> lines, @Nullable Terminator end) {
        return new Block(lines, end == null ? new Unreachable() : end);
    }

    /** Visits the blocks from whose ends control leaves a region, with what tells where it goes. */
    private static void leaving(Block block, int loops, int ifs, Set<Object> inside, BiConsumer<Block, Object> visit) {
        for (Line line : block.lines()) {
            if (line instanceof Line.Scope s) inside.add(s.label());
            int inLoops = loops + (line instanceof Line.Loop ? 1 : 0);
            int inIfs = ifs + (line instanceof Line.If ? 1 : 0);
            for (Block inner : line.blocks()) leaving(inner, inLoops, inIfs, inside, visit);
        }
        Terminator end = block.end();
        for (Block arm : end.blocks()) leaving(arm, loops, ifs, inside, visit);
        if (end instanceof Exit e && !inside.contains(e.label())) visit.accept(block, e.label());
        if (end instanceof Next && loops == 0) visit.accept(block, Next.class);
        if (end instanceof Yield && ifs == 0) visit.accept(block, Yield.class);
    }

    /** Whether control goes anywhere from the end of a block: not where all ways throw. */
    static boolean isLeft(Terminator end) {
        if (end instanceof Terminator.Throw || end instanceof Unreachable) return false;
        return end.blocks().isEmpty()
                || end.blocks().stream()
                        .anyMatch(b -> isLeft(b.end()) || b.lines().stream().anyMatch(Walk::escapes));
    }

    /** Whether control can come out behind a line. */
    static boolean completes(Line line) {
        if (line instanceof Line.Loop l) return l.counted() != null;
        if (!(line instanceof Line.Scope s)) return true;
        boolean[] found = {false};
        Walk.ends(s.body(), end -> found[0] |= end instanceof Exit e && e.label() == s.label());
        return found[0];
    }
}
