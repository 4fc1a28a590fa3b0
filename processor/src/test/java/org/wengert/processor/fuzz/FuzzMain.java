package org.wengert.processor.fuzz;

/**
 * Runs random programs from the command line: {@code FuzzMain [programs [seed]]}; {@code FuzzMain show SEED} prints one;
 * {@code FuzzMain list programs seed} prints failures as they come, one a line, and shrinks none.
 */
final class FuzzMain {
    private static final int SERIES = 100;

    private FuzzMain() {}

    public static void main(String[] arguments) {
        if (arguments.length > 1 && arguments[0].equals("show")) {
            System.out.println(FuzzProgram.of(Long.parseLong(arguments[1])).text());
            return;
        }
        if (arguments.length > 2 && arguments[0].equals("list")) {
            list(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
            return;
        }
        int programs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        FuzzRun run = new FuzzRun(System.out).run(seed, programs);
        run.report();
        run.failures().forEach(f -> System.out.println(f.line()));
        System.out.println(run.failures().size() + " of " + programs + " programs fail");
        System.out.println(run.explain());
    }

    private static void list(int programs, long seed) {
        int failures = 0;
        FuzzRun run = new FuzzRun(System.out);
        for (int done = 0; done < programs; done += SERIES) {
            run.run(seed + done, Math.min(SERIES, programs - done));
            for (; failures < run.failures().size(); failures++) {
                System.out.println(run.failures().get(failures).line());
            }
        }
        run.report();
        System.out.println(failures + " of " + programs + " programs fail");
    }
}
