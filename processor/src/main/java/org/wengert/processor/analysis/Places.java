package org.wengert.processor.analysis;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Block;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Var;

/** Where values and lines are: their order in the text, the loops around them. */
public final class Places {
    /**
     * A place in a function.
     *
     * @param order grows in the order of the text
     * @param loops the loops around it, outermost first
     * @param line the line itself, or the one that defines the value; null for a parameter
     * @param top whether it stands in the function's own block
     */
    public record Place(
            int order, List<Line.Loop> loops, @Nullable Line line, boolean top) {}

    private final Map<Object, Place> places = new IdentityHashMap<>();
    private int order;

    private Places() {}

    public static Places of(Function f) {
        Places places = new Places();
        for (Var p : f.parameters()) places.places.put(p, new Place(0, List.of(), null, true));
        places.block(f.body(), List.of(), true);
        return places;
    }

    public Place of(Line line) {
        return get(line);
    }

    public Place of(Var v) {
        return get(v);
    }

    private Place get(Object o) {
        Place place = places.get(o);
        if (place == null) throw new IllegalStateException("not in this function: " + o);
        return place;
    }

    public boolean knows(Var v) {
        return places.containsKey(v);
    }

    /** Makes a value known that is to be defined by {@code line}, right before {@code next}. */
    public void add(Var v, Line line, Line next) {
        Place place = of(next);
        places.put(v, new Place(place.order, place.loops, line, place.top));
    }

    private void block(Block block, List<Line.Loop> loops, boolean top) {
        for (Line line : block.lines()) {
            Place place = new Place(++order, loops, line, top);
            places.put(line, place);
            for (Var v : line.results()) places.put(v, place);
            if (line instanceof Line.Loop loop) {
                List<Line.Loop> inside = new ArrayList<>(loops);
                inside.add(loop);
                Place start = new Place(++order, List.copyOf(inside), loop, false);
                for (Var v : loop.inner()) places.put(v, start);
                block(loop.body(), List.copyOf(inside), false);
            } else {
                for (Block inner : line.blocks()) block(inner, loops, false);
            }
        }
        for (Block arm : block.end().blocks()) block(arm, loops, false);
    }
}
