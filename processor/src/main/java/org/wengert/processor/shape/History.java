package org.wengert.processor.shape;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Constant;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Var;

/** What happens to the entries of an array of zeros from where it is made: which may be something else, and which are still to be read. */
final class History {
    /**
     * What a line does.
     *
     * @param section to which entries; all, where that is not known
     * @param isExact whether it does so to each of them, in the order of these accesses
     */
    private record Use(Section section, boolean isExact, List<Line> accesses) {
        boolean reads() {
            return isExact ? isRead(accesses.get(0)) : accesses.stream().anyMatch(Use::isRead);
        }

        /** Whether what the entries have been does not matter. */
        boolean overwrites() {
            return isExact && !isRead(accesses.get(0));
        }

        /** Whether it leaves the entries as zeros. */
        boolean clears() {
            List<Line> writes = accesses.stream().filter(Use::isWrite).toList();
            return isExact && !writes.isEmpty() && isZero(writes.get(writes.size() - 1));
        }

        /** Whether it makes them anything else, if only for a while. */
        boolean changes() {
            return accesses.stream().anyMatch(line -> isWrite(line) && !isZero(line));
        }

        private static boolean isRead(Line line) {
            return !(line instanceof Line.Store);
        }

        private static boolean isWrite(Line line) {
            return !(line instanceof Line.Load);
        }
    }

    private final Var array;
    private final Atom length;
    private final Offsets offsets;
    /** The lines that use the array, and those around them. */
    private final Set<Line> users;

    private final Map<Line, Use> uses = new IdentityHashMap<>();
    private final Map<Line, Section> changed = new IdentityHashMap<>();
    private final Map<Line, Section> needed = new IdentityHashMap<>();
    private Section everChanged = Section.NONE;

    private History(Line.New made, Offsets offsets, Set<Line> users) {
        this.array = made.result();
        this.length = made.lengths().get(0);
        this.offsets = offsets;
        this.users = users;
    }

    /**
     * The history of an array that is known by its variable only.
     *
     * @param behind the lines behind that which makes it
     * @param users the lines that use it, and those around them
     * @param escaping the lines that control may leave otherwise than to the next
     * @return null where it cannot be told
     */
    static @Nullable History of(Line.New made, Block behind, Offsets offsets, Set<Line> users, Set<Line> escaping) {
        History history = new History(made, offsets, users);
        // What comes behind a turn may run several times.
        if (behind.lines().stream().anyMatch(Line.Turn.class::isInstance)) return null;
        if (!history.isKnown(behind, escaping)) return null;
        history.forward(behind.lines(), Section.NONE);
        boolean isGiven = behind.end().reads().contains(made.result());
        history.backward(behind.lines(), isGiven ? Section.ALL : Section.NONE);
        return history;
    }

    static boolean isZero(Line line) {
        return line instanceof Line.Store s
                && s.value().equals(Constant.zero(s.value().type()));
    }

    /** The entries that a line, or each iteration of a loop in turn, goes to in order; null where they are not known. */
    @Nullable
    Section sectionOf(Line line) {
        Use use = uses.get(line);
        return use != null && use.isExact ? use.section : null;
    }

    /** What is done to an entry. */
    List<Line> accesses(Line line) {
        return Objects.requireNonNull(uses.get(line)).accesses;
    }

    /** The lines, and innermost loops, that use the array. */
    Set<Line> lines() {
        return uses.keySet();
    }

    /** Whether entries are zeros in front of a line, whenever it runs. */
    boolean areZeros(Section section, Line line) {
        return !section.meets(changed.getOrDefault(line, Section.NONE));
    }

    /** Whether it is all the same whether entries are set to zero by a line. */
    boolean areNoMatter(Section section, Line line) {
        return !section.and(everChanged).meets(needed.getOrDefault(line, Section.NONE));
    }

    /** Whether all that uses the array is of the kinds that are told here. */
    private boolean isKnown(Block block, Set<Line> escaping) {
        boolean isStraight = block.end() instanceof Terminator.Next || block.end() instanceof Terminator.Yield;
        if (!isStraight || block.lines().stream().anyMatch(escaping::contains)) return false;
        for (Line line : block.lines()) {
            if (!users.contains(line)) continue;
            if (line.reads().contains(array) && !isPlain(line)) return false;
            if (line.blocks().isEmpty()) continue;
            boolean isBlock = line instanceof Line.If || line instanceof Line.Loop l && l.counted() != null;
            if (!isBlock || !line.blocks().stream().allMatch(b -> isKnown(b, escaping))) return false;
        }
        return true;
    }

    private boolean isPlain(Line line) {
        if (line instanceof Line.Store l) return l.value() != array;
        return Access.of(line) != null || line instanceof Line.Length || line instanceof Line.Fill || isAddAll(line);
    }

    private boolean isAddAll(Line line) {
        return line instanceof Line.AddAll l && l.from() != array;
    }

    private Section forward(List<Line> lines, Section before) {
        Section now = before;
        for (Line line : lines) if (users.contains(line)) now = forward(line, now);
        return now;
    }

    private Section forward(Line line, Section before) {
        changed.merge(line, before, Section::or);
        if (line instanceof Line.If l)
            return forward(l.then().lines(), before).or(forward(l.otherwise().lines(), before));
        if (line instanceof Line.Fill) return Section.NONE;
        Use use = use(line);
        if (use == null && line instanceof Line.Loop l) {
            Section now = before;
            for (Section last = null; !now.equals(last); ) {
                last = now;
                now = now.or(forward(l.body().lines(), now));
            }
            return now;
        }
        if (use == null) return before;
        if (use.changes()) everChanged = everChanged.or(use.section);
        if (use.clears()) return before.minus(use.section);
        return use.changes() ? before.or(use.section) : before;
    }

    private Section backward(List<Line> lines, Section behind) {
        Section now = behind;
        for (int i = lines.size() - 1; i >= 0; i--) if (users.contains(lines.get(i))) now = backward(lines.get(i), now);
        return now;
    }

    private Section backward(Line line, Section behind) {
        needed.merge(line, behind, Section::or);
        if (line instanceof Line.If l)
            return backward(l.then().lines(), behind).or(backward(l.otherwise().lines(), behind));
        if (line instanceof Line.Fill) return Section.NONE;
        Use use = use(line);
        if (use == null && line instanceof Line.Loop l) {
            Section now = behind;
            for (Section last = null; !now.equals(last); ) {
                last = now;
                now = now.or(backward(l.body().lines(), now));
            }
            return now;
        }
        if (use == null) return behind;
        if (use.overwrites()) return behind.minus(use.section);
        return use.reads() ? behind.or(use.section) : behind;
    }

    /** What a line does itself, or an innermost loop; null where it is nothing, or lines in it have to be asked. */
    private @Nullable Use use(Line line) {
        return uses.containsKey(line) ? uses.get(line) : learnt(line);
    }

    private @Nullable Use learnt(Line line) {
        Use use = null;
        Access access = Access.of(line);
        if (access != null) {
            Section section = entry(offsets.of(access.index()));
            use = new Use(section == null ? Section.ALL : section, section != null, List.of(line));
        } else if (line instanceof Line.AddAll) {
            use = new Use(Section.ALL, false, List.of(line));
        } else if (line instanceof Line.Loop loop
                && loop.body().lines().stream().noneMatch(this::isAround)) {
            use = inLoop(loop);
        }
        if (use != null) uses.put(line, use);
        return use;
    }

    private boolean isAround(Line line) {
        return users.contains(line) && Access.of(line) == null && !(line instanceof Line.Length);
    }

    private Use inLoop(Line.Loop loop) {
        List<Line> accesses = new ArrayList<>();
        Integer offset = null;
        boolean isExact = true;
        Line.Range range = Objects.requireNonNull(loop.counted());
        for (Line line : loop.body().lines()) {
            Access access = Access.of(line);
            if (access == null || access.array() != array) continue;
            Offsets.Sum index = offsets.of(access.index());
            isExact &= index.base() == range.index() && (offset == null || offset == index.plus());
            offset = index.plus();
            accesses.add(line);
        }
        Section section = isExact && offset != null ? entries(range, offset) : null;
        return new Use(section == null ? Section.ALL : section, section != null, accesses);
    }

    private @Nullable Section entry(Offsets.Sum index) {
        if (index.base() == null) return Section.behind(index.plus());
        Offsets.Sum all = offsets.of(length);
        return index.base() == all.base() ? Section.before(all.plus() - 1 - index.plus()) : null;
    }

    private @Nullable Section entries(Line.Range range, int offset) {
        if (Math.abs(range.step()) != 1) return null;
        boolean isUp = range.step() > 0;
        Offsets.Sum first = offsets.of(isUp ? range.from() : range.to());
        Offsets.Sum end = offsets.of(isUp ? range.to() : range.from());
        int more = offset + (isUp ? 0 : 1);
        Offsets.Sum all = offsets.of(length);
        if (first.base() != null || all.base() != end.base() || all.base() == null) return null;
        return Section.without(first.plus() + more, all.plus() - end.plus() - more);
    }
}
