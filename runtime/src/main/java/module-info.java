/** The annotations of Wengert, and the few classes that generated derivatives call. */
module org.wengert {
    requires static org.jspecify;

    exports org.wengert;
    exports org.wengert.support;
}
