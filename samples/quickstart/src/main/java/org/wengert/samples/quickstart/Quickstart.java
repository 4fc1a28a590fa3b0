package org.wengert.samples.quickstart;

import java.util.List;
import java.util.Locale;

/** Prints the table, and where the derivatives can be read. */
final class Quickstart {
    private Quickstart() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        List<Row> rows = Examples.rows();
        System.out.printf("%-45s %20s %21s %21s %8s%n", "", "value", "derivative", "reference", "error");
        rows.forEach(Quickstart::print);
        System.out.println();
        System.out.println("The derivatives are Java. Read them in");
        System.out.println("samples/quickstart/target/generated-sources/annotations/org/wengert/samples/quickstart");
        if (!rows.stream().allMatch(Row::isRight)) {
            System.err.println("There are derivatives that are not right.");
            System.exit(1);
        }
    }

    private static void print(Row row) {
        System.out.printf(
                "%-45s %20s %21s %21s %8.1e%s%n",
                row.what(),
                row.value(),
                row.derivative(),
                row.reference(),
                row.error(),
                row.isRight() ? "" : "  wrong");
    }
}
