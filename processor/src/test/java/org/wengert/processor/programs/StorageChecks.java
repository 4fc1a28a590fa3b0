package org.wengert.processor.programs;

import com.sun.management.ThreadMXBean;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengert.processor.programs.Companion.Pullback;

/** A {@code Pullback} makes its arrays once. */
final class StorageChecks {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RUNS = 8;

    private final Case c;
    private final Object value;

    StorageChecks(Case c, Object value) {
        this.c = c;
        this.value = value;
    }

    /**
     * With arguments of the same sizes {@code at} and {@code accumulate} allocate nothing from the second call on; where the method
     * makes other things than arrays of primitives, as {@link Allocation} tells.
     */
    void allocation() throws Throwable {
        Allocation kind = c.program.source().directions().allocates();
        // What a recursion or a checkpoint makes besides arrays, each of its runs makes, in both sweeps.
        if (kind == Allocation.OBJECTS && c.program.companion().hasFunctions()) return;
        Pullback pullback = c.program.companion().pullback(c.arguments);
        Object[] cotangents = c.zeros();
        Object[] bars = FurtherChecks.bars(cotangents);
        Object[] seedAndBars = new Object[bars.length + 1];
        seedAndBars[0] = c.seed(value);
        System.arraycopy(bars, 0, seedAndBars, 1, bars.length);
        long at = allocated(bound(pullback, "at", c.arguments));
        long accumulate = allocated(bound(pullback, "accumulate", seedAndBars));
        long allowed = kind == null
                ? 0
                : kind.allowed(allocatedByPrimal(), c.program.companion().hasFunctions());
        // Objects among results and cotangents are made anew each time, with their arrays: somebody holds the last
        // ones.
        boolean givesObjects = !isOfNumbers(value);
        boolean hasObjects = givesObjects || !Arrays.stream(cotangents).allMatch(StorageChecks::isOfNumbers);
        if (at > allowed && !givesObjects)
            throw new AssertionError("at allocates " + at + " bytes, allowed are " + allowed);
        if (accumulate > 0 && !hasObjects && (kind == null || !kind.isOfBothSweeps()))
            throw new AssertionError("accumulate allocates " + accumulate + " bytes");
    }

    private static boolean isOfNumbers(@Nullable Object value) {
        if (value == null) return true;
        Class<?> type = value.getClass();
        while (type.isArray()) type = type.getComponentType();
        return type.isPrimitive() || value instanceof Number;
    }

    /** Each call finds the arguments as they were: it may overwrite them. */
    private long allocatedByPrimal() throws Throwable {
        MethodHandle primal =
                MethodHandles.lookup().unreflect(c.program.method()).asFixedArity();
        List<MethodHandle> calls = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            calls.add(MethodHandles.insertArguments(primal, 0, Entries.copy(c.arguments))
                    .asType(MethodType.methodType(void.class)));
        }
        return allocated(calls);
    }

    private static MethodHandle bound(Pullback pullback, String member, Object... arguments) throws Throwable {
        Method method = pullback.method(member);
        MethodHandle handle = MethodHandles.lookup().unreflect(method).bindTo(pullback.object());
        return MethodHandles.insertArguments(handle.asFixedArity(), 0, arguments)
                .asType(MethodType.methodType(void.class));
    }

    private static long allocated(MethodHandle call) throws Throwable {
        return allocated(Collections.nCopies(RUNS, call));
    }

    /** The bytes that a call allocates: the least of several measurements, since the machine itself may allocate now and then. */
    private static long allocated(List<MethodHandle> calls) throws Throwable {
        long[] bytes = new long[calls.size()];
        for (int i = 0; i < bytes.length; i++) {
            MethodHandle call = calls.get(i);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            call.invokeExact();
            bytes[i] = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        return Arrays.stream(bytes).min().orElseThrow();
    }
}
