package org.wengert.processor.shape;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.analysis.Aliases;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;
import org.wengert.processor.simplify.DeadCode;

/**
 * Whether an iteration of a loop of the reverse sweep may as well run right behind the one of the forward sweep: it reads only what
 * that one has left and what nobody changes, and only adds to anything that others see.
 */
final class Independence {
    private final List<Line> lines;
    private final int forwardAt;
    private final int reverseAt;
    private final Line.Loop forward;
    private final Line.Loop reverse;
    private final Aliases aliases;
    private final Offsets offsets;
    private final Traffic traffic;
    private final Traffic.Stretch before;
    private final Traffic.Stretch between;
    private final Traffic.Stretch inForward;
    private final Traffic.Stretch inReverse;
    private final Traffic.Stretch behind;
    /** What the loop needs of the lines that stand between the two. */
    private final Set<Line> moved = Walk.identitySet();

    Independence(Traffic traffic, int forwardAt, int reverseAt, Offsets offsets) {
        this.lines = traffic.lines();
        this.forwardAt = forwardAt;
        this.reverseAt = reverseAt;
        this.forward = (Line.Loop) lines.get(forwardAt);
        this.reverse = (Line.Loop) lines.get(reverseAt);
        this.aliases = traffic.aliases();
        this.offsets = offsets;
        this.traffic = traffic;
        before = traffic.before(forwardAt);
        inForward = traffic.between(forwardAt, forwardAt + 1);
        between = traffic.between(forwardAt + 1, reverseAt);
        inReverse = traffic.between(reverseAt, reverseAt + 1);
        behind = traffic.behind(reverseAt);
    }

    /** The lines that are to be moved in front of the loops, in their order. */
    List<Line> moved() {
        return lines.subList(forwardAt, reverseAt).stream()
                .filter(moved::contains)
                .toList();
    }

    boolean holds() {
        return Fusable.isQuiet(reverse.body(), traffic) && addsUpOnly() && readsItsOwn() && writesApart() && canMove();
    }

    /** Whether all that the reverse loop carries are sums. */
    private boolean addsUpOnly() {
        List<Atom> next = ((Terminator.Next) reverse.body().end()).values();
        for (int i = 0; i < next.size(); i++) {
            if (!Fusable.isSum(reverse, reverse.carried().get(i), next.get(i))) return false;
        }
        return true;
    }

    /** Whether what the reverse loop loads is there in the same iteration of the forward loop, and is the same. */
    private boolean readsItsOwn() {
        Set<Object> fresh = fresh();
        for (Var v : Walk.free(reverse.body())) if (isArray(v) && fresh.contains(aliases.of(v))) return false;
        boolean[] all = {true};
        Walk.lines(reverse.body(), line -> {
            if (!(line instanceof Line.Load l)) return;
            Object node = aliases.of(l.array());
            if (inReverse.writes(node)) all[0] &= isPrivate(l.array());
            else if (between.writes(node)) all[0] = false;
            else if (inForward.writes(node)) all[0] &= fresh.contains(node) || isKeptByIteration(node);
            else all[0] &= !traffic.isOpen(aliases.of(l.array())) || !inForward.calls() && !between.calls();
        });
        for (Touches.Touch touch : traffic.touches(reverse.body())) {
            for (Object node : touch.loads())
                all[0] &= !inReverse.writes(node) && !between.writes(node) && !inForward.writes(node);
        }
        return all[0];
    }

    /** The classes of the arrays that an iteration of the forward loop makes for itself. */
    private Set<Object> fresh() {
        Set<Object> fresh = Walk.identitySet();
        Walk.lines(forward.body(), line -> {
            if (line instanceof Line.New l) fresh.addAll(aliases.levels(l.result()));
        });
        Set<Object> others = Walk.identitySet();
        for (Var v : Walk.free(forward.body())) if (isArray(v)) others.add(aliases.of(v));
        fresh.removeAll(others);
        fresh.removeIf(node -> before.any(node) || ((Aliases.Node) node).isForeign());
        return fresh;
    }

    /** Whether the entry of an iteration's index is all that it stores in such an array, and all that is loaded in the reverse loop. */
    private boolean isKeptByIteration(Object node) {
        boolean[] all = {!before.writes(node) && !inForward.loads(node) && !inForward.adds(node)};
        Walk.lines(forward.body(), line -> {
            if (line instanceof Line.Store l && aliases.of(l.array()) == node) all[0] &= l.index() == index(forward);
            if (line instanceof Line.Fill l && aliases.levels(l.array()).contains(node)) all[0] = false;
            if (line instanceof Line.Call l && aliases.written(l).contains(node)) all[0] = false;
        });
        Walk.lines(reverse.body(), line -> {
            if (line instanceof Line.Load l && aliases.of(l.array()) == node) all[0] &= l.index() == index(reverse);
        });
        return all[0];
    }

    private static Var index(Line.Loop loop) {
        return Objects.requireNonNull(loop.counted()).index();
    }

    private static boolean isArray(Atom a) {
        return a.type() instanceof Type.ArrayOf;
    }

    /** Whether what the reverse loop writes is its own, or is only added to. */
    private boolean writesApart() {
        boolean[] all = {true};
        Walk.lines(reverse.body(), line -> {
            Access access = Access.of(line);
            if (access != null && access.writes()) {
                boolean isShared = line instanceof Line.Acc && isAddedTo(aliases.of(access.array()));
                all[0] &= isShared || isPrivate(access.array());
            }
            if (line instanceof Line.Fill l) all[0] &= isPrivate(l.array());
        });
        for (Touches.Touch touch : traffic.touches(reverse.body()))
            all[0] &= touch.stores().isEmpty() && touch.adds().stream().allMatch(this::isAddedTo);
        return all[0];
    }

    /** Whether nothing else happens to arrays than that the reverse loop adds to them, and others behind it. */
    private boolean isAddedTo(Object node) {
        return !inReverse.loads(node)
                && !inReverse.stores(node)
                && !inForward.any(node)
                && !between.loads(node)
                && !between.stores(node);
    }

    /** Whether an array is all zeros whenever an iteration of the reverse loop begins, and nothing else uses it. */
    private boolean isPrivate(Atom array) {
        if (!(array instanceof Var v) || !(traffic.maker(v) instanceof Line.New made) || !made.zeroed()) return false;
        Aliases.Node node = aliases.of(v);
        boolean isAlone = made.lengths().size() == 1
                && !node.isMerged()
                && !node.isForeign()
                && !before.any(node)
                && !inForward.any(node)
                && !between.any(node)
                && !behind.any(node)
                && traffic.touches(reverse.body()).stream().noneMatch(touch -> touch.any(node));
        return isAlone && new Clearing(v, made.lengths().get(0), offsets).isZeroAfter(reverse.body());
    }

    /** Whether what the reverse loop needs is there in front of the forward loop, or can be. */
    private boolean canMove() {
        for (Var v : Walk.free(reverse.body()))
            if (v != index(reverse) && !reverse.carried().contains(v) && !canMove(v)) return false;
        for (Atom a : reverse.initial()) if (!canMove(a)) return false;
        return true;
    }

    private boolean canMove(Atom a) {
        Line line = a instanceof Var v ? traffic.maker(v) : null;
        int place = traffic.placeOf(line);
        if (place < forwardAt) return true;
        if (place == forwardAt || !isMovable(line)) return false;
        if (!moved.add(line)) return true;
        return line.reads().stream().allMatch(this::canMove);
    }

    private boolean isMovable(@Nullable Line line) {
        if (line instanceof Line.Let l) return !DeadCode.mayThrow(l);
        if (line instanceof Line.Length l) return l.safe();
        if (line instanceof Line.Load l) {
            Aliases.Node node = aliases.of(l.array());
            return l.safe() && !inForward.writes(node) && !between.writes(node) && !traffic.isOpen(node);
        }
        // Its shape is that of rows, which may be exchanged.
        if (line instanceof Line.Zeros l)
            return aliases.levels(l.like()).stream().noneMatch(n -> inForward.writes(n) || between.writes(n));
        return line instanceof Line.New;
    }
}
