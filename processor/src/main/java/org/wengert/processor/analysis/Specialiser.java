package org.wengert.processor.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.ir.Atom;
import org.wengert.processor.ir.Callee;
import org.wengert.processor.ir.Function;
import org.wengert.processor.ir.Line;
import org.wengert.processor.ir.Port;
import org.wengert.processor.ir.Program;
import org.wengert.processor.ir.Rewriter;
import org.wengert.processor.ir.Sharing;
import org.wengert.processor.ir.Var;
import org.wengert.processor.ir.Walk;

/**
 * Makes of each function of a program one for each way in which it is called: which of its arguments carry derivatives, which may
 * be the same array, which are overwritten later. Functions that call each other are made once for each call from outside, for
 * all that they expect of each other.
 */
public final class Specialiser {
    private final Program program;
    private final Map<String, Set<String>> reached = new LinkedHashMap<>();
    private final Map<Object, Draft> drafts = new LinkedHashMap<>();

    private Specialiser(Program program) {
        this.program = program;
        program.functions().forEach((name, f) -> reached.put(name, reach(f)));
    }

    /**
     * Specialises a program whose calls tell what they do.
     *
     * @param boundary what is said of the main function's ports
     */
    public static Instances specialise(Program program, Boundary boundary) {
        return new Specialiser(program).instances(boundary);
    }

    private Set<String> reach(Function f) {
        Set<String> all = new LinkedHashSet<>();
        Deque<Function> open = new ArrayDeque<>(List.of(f));
        while (!open.isEmpty()) {
            for (Line.Call call : calls(open.pop())) {
                String name = call.callee().function();
                if (all.add(name)) open.push(program.functions().get(name));
            }
        }
        return all;
    }

    /** The calls of the program's functions. */
    private static List<Line.Call> calls(Function f) {
        List<Line.Call> calls = new ArrayList<>();
        Walk.lines(f.body(), line -> {
            if (line instanceof Line.Call c && c.callee().function() != null) calls.add(c);
        });
        return calls;
    }

    private Instances instances(Boundary boundary) {
        Draft main = new Draft("", program.main(), new LinkedHashMap<>());
        main.boundary = boundary;
        List<Draft> all;
        boolean changed;
        do {
            changed = false;
            all = reachable(main);
            for (Draft draft : all) changed |= draft.settle();
            for (Draft draft : all) changed |= draft.agreeWithTargets();
        } while (changed);
        Map<Draft, String> names = names(all);
        Map<String, Instance> instances = new LinkedHashMap<>();
        names.forEach((draft, name) -> instances.put(name, draft.instance(names)));
        Map<String, String> sources = new LinkedHashMap<>();
        names.forEach((draft, name) -> sources.put(name, draft.source));
        Instance entry = instances.remove("");
        return new Instances(entry, instances, sources);
    }

    private static List<Draft> reachable(Draft main) {
        Set<Draft> all = new LinkedHashSet<>();
        Deque<Draft> open = new ArrayDeque<>(List.of(main));
        while (!open.isEmpty()) {
            Draft draft = open.poll();
            if (all.add(draft)) for (Site site : draft.sites) open.add(site.target);
        }
        return new ArrayList<>(all);
    }

    private static Map<Draft, String> names(List<Draft> all) {
        Set<String> taken = new HashSet<>();
        Map<Draft, String> names = new LinkedHashMap<>();
        for (Draft draft : all) {
            String name = draft.source;
            for (int i = 1; !taken.add(name); i++) name = draft.source + i;
            names.put(draft, name);
        }
        return names;
    }

    private boolean callEachOther(String a, String b) {
        return reached.containsKey(a)
                && reached.get(a).contains(b)
                && reached.get(b).contains(a);
    }

    /** A way in which a function is called. */
    private record Key(String function, Sharing sharing, Boundary boundary) {}

    private Draft target(Draft caller, Line.Call call, Sharing sharing, Boundary boundary) {
        String name = call.callee().function();
        Function f = program.functions().get(name);
        Draft draft;
        if (call.callee().kind() == Callee.Kind.PHASE) {
            draft = drafts.computeIfAbsent(name, k -> new Draft(name, f, new LinkedHashMap<>()));
        } else if (callEachOther(caller.source, name)) {
            draft = caller.group.computeIfAbsent(name, k -> new Draft(name, f, caller.group));
        } else {
            Key key = new Key(name, sharing, boundary);
            draft = drafts.computeIfAbsent(key, k -> new Draft(name, f, new LinkedHashMap<>()));
            draft.group.put(name, draft);
        }
        draft.expect(sharing, boundary);
        return draft;
    }

    /** A call in a function, and what it calls. */
    private record Site(Line.Call call, Draft target) {}

    /** A function on the way to being specialised. */
    private final class Draft {
        final String source;
        final Function function;
        final Map<String, Draft> group;
        final List<Site> sites = new ArrayList<>();
        private final Set<Var> shared = new LinkedHashSet<>();
        private final BitSet written = new BitSet();
        private @Nullable Sharing sharing;
        private Boundary boundary = new Boundary(new BitSet(), new BitSet());
        private @Nullable Activity activity;
        private boolean isSettled;

        Draft(String source, Function function, Map<String, Draft> group) {
            this.source = source;
            this.function = source.isEmpty() ? function : Rewriter.fresh().function(function);
            this.group = group;
        }

        /** Takes in one more way of being called. */
        void expect(Sharing callers, Boundary more) {
            Sharing whole = sharing == null ? callers : sharing.or(callers);
            Boundary both = boundary.or(more);
            isSettled &= whole.equals(sharing) && both.equals(boundary);
            sharing = whole;
            boundary = both;
        }

        /** Analyses the function, unless nothing has changed since the last time. */
        boolean settle() {
            if (isSettled) return false;
            isSettled = true;
            Function f = function.withSharing(sharing);
            Aliases aliases = Aliases.of(f);
            activity = Activity.of(f, aliases, boundary, shared);
            Overwrites overwrites = Overwrites.of(f, aliases, Places.of(f));
            sites.clear();
            for (Line.Call call : calls(f)) {
                PhasePorts ports =
                        PhasePorts.of(program.functions().get(call.callee().function()), call.callee());
                Sharing asked = ports.sharing(call, aliases, overwrites);
                Draft target = target(this, call, asked, ports.boundary(activity.boundary(call)));
                ports.written(call).stream().forEach(target.written::set);
                sites.add(new Site(call, target));
            }
            return true;
        }

        /** Takes to carry derivatives the arrays of which a function that is called expects so. */
        boolean agreeWithTargets() {
            int before = shared.size();
            for (Site site : sites) {
                Draft target = site.target;
                if (target.activity == null) continue;
                PhasePorts ports = PhasePorts.of(target.function, site.call.callee());
                for (Atom a : ports.active(site.call, target.activity.boundary(target.function)))
                    if (a instanceof Var v && !activity.isActive(v)) shared.add(v);
            }
            isSettled &= shared.size() == before;
            return shared.size() > before;
        }

        /** Whether no number that it gives, and no array that it writes to or gives, carries a derivative. */
        private boolean isPlain(Signature signature) {
            List<Port> ports = Port.of(function);
            int inputs = function.inputs().size();
            boolean inPhases = !function.turns().isEmpty();
            for (int i = 0; i < ports.size(); i++) {
                int operand = ports.get(i).operand();
                boolean isOutput = operand >= inputs;
                boolean isActive = isOutput
                        ? signature.outputs().get(operand - inputs)
                        : signature.inputs().get(operand);
                if (isActive && (isOutput || inPhases || written.get(i))) return false;
            }
            return true;
        }

        /** The function, calling functions by these names. */
        Instance instance(Map<Draft, String> names) {
            Map<Line.Call, String> called = new IdentityHashMap<>();
            for (Site site : sites) called.put(site.call, names.get(site.target));
            Function f = new Rewriter() {
                @Override
                public Line call(Line.Call l) {
                    Line.Call call = (Line.Call) super.call(l);
                    String target = called.get(l);
                    if (target == null) return call;
                    return call.to(l.callee().renamed(target));
                }
            }.function(function);
            Signature signature = Signature.of(function, activity);
            boolean isPlain = !source.isEmpty() && isPlain(signature);
            return new Instance(f.withSharing(sharing), boundary, Set.copyOf(shared), signature, isPlain);
        }
    }
}
