package org.wengert.processor.fuzz;

/** Runs random programs from the command line: {@code FuzzMain [programs [seed]]}; {@code FuzzMain show SEED} prints one. */
final class FuzzMain {
    private FuzzMain() {}

    public static void main(String[] arguments) {
        if (arguments.length > 1 && arguments[0].equals("show")) {
            System.out.println(FuzzProgram.of(Long.parseLong(arguments[1])).text());
            return;
        }
        int programs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        FuzzRun run = new FuzzRun(System.out).run(seed, programs);
        run.report();
        run.failures().forEach(f -> System.out.println("seed " + f.program().seed() + ": " + f.message()));
        System.out.println(run.failures().size() + " of " + programs + " programs fail");
        System.out.println(run.explain());
    }
}
