package org.wengert.samples.quickstart;

/** The smallest program that differentiates a method. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("5 sin(x²) at 4 is " + 5 * Math.sin(4.0 * 4.0));
    }
}
