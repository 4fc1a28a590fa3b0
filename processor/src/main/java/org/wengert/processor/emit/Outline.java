package org.wengert.processor.emit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Terminator;
import org.wengert.processor.ir.Terminator.Branch;
import org.wengert.processor.ir.Terminator.Unreachable;
import org.wengert.processor.ir.Type;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Shortens a function that would be too long for one method: consecutive lines, with all their blocks, become functions of their own.
 * Loops are cut only where the innermost one is too long by itself.
 */
final class Outline {
    private static final int DEEPEST = 40;
    private static final int PER_CARRIED = 100;

    private final Weight weight = new Weight();
    private final Regions regions;
    private final ToIntFunction<Line.Loop> size;
    private final int limit;
    private final int wished;
    private int budget;
    private int total;
    private final Map<Line, List<Var>> free = new IdentityHashMap<>();
    private final Map<Line, Boolean> whole = new IdentityHashMap<>();

    /**
     * @param size the exact size of a loop as a method
     * @param limit the greatest such size
     * @param budget the weight that the parts may have
     */
    Outline(Regions regions, ToIntFunction<Line.Loop> size, int limit, int budget) {
        this.regions = regions;
        this.size = size;
        this.limit = limit;
        this.wished = budget;
    }

    /** Whether it is worth while to find out how long a method for the block is. */
    static boolean mayFit(Block body, int limit) {
        Weight weight = new Weight();
        return weight.of(body) <= 2 * limit && weight.depth(body) <= DEEPEST;
    }

    /** The function with calls of its parts; itself where nothing can be taken out. */
    Function shorten(Function f) {
        total = weight.of(f.body());
        budget = Math.min(wished, total * 4 / 5);
        Block body = fit(f.body(), budget, new Place(f.results(), List.of(), false, Walk.identitySet()));
        return body == f.body() ? f : f.withBody(body);
    }

    private boolean isHeavy(Line line) {
        if (weight.depth(line) > DEEPEST) return true;
        if (weight.of(line) <= budget) return false;
        return !(line instanceof Line.Loop loop) || !whole.computeIfAbsent(loop, k -> isWhole(loop));
    }

    /** Whether it is a loop that must be cut and carries so much that its parts could do little more than hand that on. */
    private boolean isWide(Line line) {
        return line instanceof Line.Loop loop && loop.carried().size() > budget / PER_CARRIED && isHeavy(line);
    }

    /** Whether a loop that is over the budget is innermost, and a method for it alone is not too long. */
    private boolean isWhole(Line.Loop loop) {
        boolean[] innermost = {true};
        Walk.lines(loop.body(), line -> innermost[0] &= !(line instanceof Line.Loop));
        if (!innermost[0] || weight.of(loop) >= Math.min(total * 4 / 5, 2 * limit)) return false;
        // What jumps out of it is no method yet, so that its size is not known.
        int known = Walk.escapes(loop) ? weight.of(loop) * 5 / 4 : size.applyAsInt(loop);
        return known <= limit * 19 / 20;
    }

    /**
     * Where a block stands.
     *
     * @param yielded the types of the function's results
     * @param carried what the innermost loop carries
     * @param arm whether it is the arm of an {@code if}, which ends in no other way than by its yield
     * @param kept the values that stand in their homes before it
     */
    record Place(List<Type> yielded, List<Var> carried, boolean arm, Set<Object> kept) {
        Place again() {
            Set<Object> copy = Walk.identitySet();
            copy.addAll(kept);
            return new Place(yielded, carried, arm, copy);
        }

        Place in(Line line) {
            return new Place(
                    yielded, line instanceof Line.Loop l ? l.carried() : carried, line instanceof Line.If, kept);
        }
    }

    private Block fit(Block block, int to, Place place) {
        if (fits(block, to)) return block;
        Place here = place.again();
        List<Line> lines = new ArrayList<>();
        boolean changed = false;
        for (Line whole : block.lines()) {
            for (Line line : isWide(whole) ? SlottedLoop.of((Line.Loop) whole, regions) : List.of(whole)) {
                Line shorter = isHeavy(line) ? shorter(line, here.in(line)) : line;
                changed |= shorter != whole;
                lines.add(shorter);
                regions.note(line, here.kept);
            }
        }
        Terminator end = block.end();
        if (end instanceof Branch b && (weight.of(end) > budget || weight.depth(end) > DEEPEST))
            end = shorter(b, new Place(here.yielded, here.carried, false, here.kept));
        return grouped(changed || end != block.end() ? new Block(lines, end) : block, to, place);
    }

    /** Groups the block's own lines until it is short enough, or that does not help any more. */
    private Block grouped(Block block, int to, Place place) {
        Block result = block;
        while (!fits(result, to)) {
            int made = regions.made().size();
            Block next = groupedOnce(result, to, place.again());
            boolean shorter = weight.of(next) < weight.of(result) * 9 / 10;
            if (!shorter && weight.depth(next) >= weight.depth(result)) {
                regions.forget(made);
                break;
            }
            result = next;
        }
        return result;
    }

    private boolean fits(Block block, int to) {
        return weight.of(block) <= to && weight.depth(block) <= DEEPEST;
    }

    private Line shorter(Line line, Place place) {
        List<Block> blocks = shorter(line.blocks(), place);
        if (blocks.equals(line.blocks())) return line;
        if (line instanceof Line.Loop l)
            return new Line.Loop(l.results(), l.counted(), l.carried(), l.initial(), blocks.get(0), l.at());
        if (line instanceof Line.Scope l) return new Line.Scope(l.results(), l.label(), blocks.get(0), l.at());
        Line.If choice = (Line.If) line;
        return new Line.If(choice.results(), choice.condition(), blocks.get(0), blocks.get(1), choice.at());
    }

    private Branch shorter(Branch end, Place place) {
        List<Block> arms = shorter(end.blocks(), place);
        return new Branch(end.condition(), arms.get(0), arms.get(1), end.at());
    }

    /** Blocks that are short enough together. */
    private List<Block> shorter(List<Block> blocks, Place place) {
        int most = budget * 4 / 5;
        List<Block> result = new ArrayList<>();
        for (Block block : blocks) result.add(fit(block, most, place));
        for (int to = most / 2; weight(result) > most && to > budget / 16; to /= 2) {
            int less = to;
            result.replaceAll(block -> grouped(block, less, place));
        }
        return result;
    }

    private int weight(List<Block> blocks) {
        int sum = 0;
        for (Block block : blocks) sum += weight.of(block);
        return sum;
    }

    /**
     * Consecutive lines of a block that may become a part; the last index stands for a branch at the end.
     *
     * @param gain by how much the block gets shorter
     */
    private record Group(int from, int to, int weight, int gain, int depth) {
        boolean isWorthIt() {
            return gain > weight / 4;
        }
    }

    private Block groupedOnce(Block block, int to, Place place) {
        List<Group> chosen = chosen(groups(block, place.arm), block, to);
        if (chosen.isEmpty()) return block;
        List<Line> lines = block.lines();
        Map<Var, Integer> lastReads = lastReads(block);
        List<Regions.Piece> pieces = new ArrayList<>();
        int done = 0;
        for (Group g : chosen) {
            plain(lines.subList(done, g.from), place.kept, pieces);
            boolean ends = g.to > lines.size();
            List<Line> inside = lines.subList(g.from, ends ? lines.size() : g.to);
            List<Var> outputs = new ArrayList<>();
            for (Line line : inside)
                for (Var v : line.results()) if (lastReads.getOrDefault(v, -1) >= g.to) outputs.add(v);
            pieces.add(regions.outline(inside, ends ? block.end() : null, outputs, place));
            inside.forEach(line -> regions.note(line, place.kept));
            done = Math.min(g.to, lines.size());
        }
        plain(lines.subList(done, lines.size()), place.kept, pieces);
        boolean ended = chosen.get(chosen.size() - 1).to > lines.size();
        return withoutUnread(Regions.join(pieces, ended ? null : block.end()));
    }

    /** Takes away reads of slots whose values only parts need, which read them by themselves. */
    private Block withoutUnread(Block block) {
        Map<Var, Integer> reads = lastReads(block);
        List<Line> lines = new ArrayList<>(block.lines());
        lines.removeIf(line ->
                regions.isHomeRead(line) && !reads.containsKey(line.results().get(0)));
        Terminator end = block.end();
        if (end instanceof Branch b)
            end = new Branch(b.condition(), withoutUnread(b.then()), withoutUnread(b.otherwise()), b.at());
        return new Block(lines, end);
    }

    private void plain(List<Line> lines, Set<Object> kept, List<Regions.Piece> pieces) {
        lines.forEach(line -> regions.note(line, kept));
        pieces.add(Regions.Piece.of(lines));
    }

    /** The heaviest groups, until the rest is short enough; the deepest first where that is what is wrong. */
    private List<Group> chosen(List<Group> groups, Block block, int to) {
        boolean tooDeep = weight.depth(block) > DEEPEST;
        List<Group> byUse = new ArrayList<>(groups);
        byUse.sort(tooDeep ? Comparator.comparingInt(g -> -g.depth) : Comparator.comparingInt(g -> -g.gain));
        List<Group> chosen = new ArrayList<>();
        int rest = weight.of(block);
        for (Group g : byUse) {
            boolean deep = g.depth >= DEEPEST;
            if (!deep && (rest <= to || !g.isWorthIt())) continue;
            chosen.add(g);
            rest -= g.gain;
        }
        chosen.sort(Comparator.comparingInt(Group::from));
        return chosen;
    }

    private Map<Var, Integer> lastReads(Block block) {
        Map<Var, Integer> last = new IdentityHashMap<>();
        int n = block.lines().size();
        for (int i = 0; i < n; i++) for (Var v : free(block.lines().get(i))) last.put(v, i);
        for (Var v : freeAtEnd(block)) last.put(v, n);
        return last;
    }

    private List<Var> free(Line line) {
        return free.computeIfAbsent(line, k -> Walk.free(List.of(line)));
    }

    private static List<Var> freeAtEnd(Block block) {
        return Regions.free(new Block(List.of(), block.end()));
    }

    /** Cuts the block into groups within the budget, between which few values are handed over. */
    private List<Group> groups(Block block, boolean arm) {
        Map<Var, Integer> lastReads = lastReads(block);
        List<Group> groups = new ArrayList<>();
        int items = block.lines().size() + (block.end() instanceof Branch ? 1 : 0);
        int from = 0;
        while (from < items) {
            if (!mayMove(block, from, arm)) {
                from++;
                continue;
            }
            Group group = group(block, from, items, arm, lastReads);
            groups.add(group);
            from = group.to;
        }
        return groups;
    }

    private Group group(Block block, int from, int items, boolean arm, Map<Var, Integer> lastReads) {
        Set<Object> inputs = Walk.identitySet();
        Set<Object> defined = Walk.identitySet();
        Map<Integer, Integer> ending = new HashMap<>();
        int size = 0;
        int depth = 0;
        int outputs = 0;
        int fewest = Integer.MAX_VALUE;
        Group best = null;
        for (int i = from; i < items && mayMove(block, i, arm); i++) {
            boolean end = i == block.lines().size();
            List<Var> reads = end ? freeAtEnd(block) : free(block.lines().get(i));
            for (Var v : reads) if (!defined.contains(v)) inputs.add(v);
            size += end ? weight.of(block.end()) : weight.of(block.lines().get(i));
            depth = Math.max(
                    depth,
                    end ? weight.depth(block.end()) : weight.depth(block.lines().get(i)));
            outputs -= ending.getOrDefault(i, 0);
            if (!end) {
                for (Var v : block.lines().get(i).results()) {
                    defined.add(v);
                    int last = lastReads.getOrDefault(v, -1);
                    if (last > i) {
                        outputs++;
                        ending.merge(last, 1, Integer::sum);
                    }
                }
            }
            int whole = size + 3 * inputs.size() + 7 * outputs;
            if (best != null && whole > budget) break;
            if (best == null || whole < budget * 7 / 10 || outputs <= fewest) {
                best = new Group(from, i + 1, size, size - 5 - 2 * inputs.size() - 5 * outputs, depth);
                fewest = whole < budget * 7 / 10 ? Integer.MAX_VALUE : outputs;
            }
        }
        List<Line> inside =
                block.lines().subList(from, Math.min(best.to, block.lines().size()));
        int ways = Ways.weight(inside, best.to > block.lines().size() ? block.end() : null);
        return new Group(from, best.to, best.weight, best.gain - ways, best.depth);
    }

    /** Whether an item of the block can be moved into a method: it is not too long itself, and control can be led back. */
    private boolean mayMove(Block block, int i, boolean arm) {
        if (i == block.lines().size())
            return weight.of(block.end()) <= budget && weight.depth(block.end()) <= DEEPEST && Ways.isLeft(block.end());
        Line line = block.lines().get(i);
        if (line instanceof Line.Turn || isHeavy(line)) return false;
        if (!Ways.completes(line) && !Walk.escapes(line)) return false;
        boolean last = i == block.lines().size() - 1 && block.end() instanceof Unreachable;
        return !Walk.escapes(line) || !arm && (Ways.completes(line) || last);
    }
}
