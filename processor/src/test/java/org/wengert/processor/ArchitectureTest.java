package org.wengert.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may see whom. */
class ArchitectureTest {
    private static final String ROOT = "org.wengert.processor";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void onlyTheFrontendAndTheRootSeeTheTreesOfJavac() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".frontend")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun..")
                .check(OURS);
    }

    @Test
    void onlyTheEmitterAndTheWiringSeeJavaPoet() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".emit")
                .and()
                .doNotHaveSimpleName("Differentiator")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.palantir..")
                .check(OURS);
    }

    @Test
    void theWengertListStandsAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".ir")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".ir", "java..", "org.jspecify..")
                .check(OURS);
    }

    @Test
    void theMiddleSeesNeitherEnd() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".analysis..",
                        ROOT + ".simplify..",
                        ROOT + ".transform..",
                        ROOT + ".link..",
                        ROOT + ".rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".frontend..", ROOT + ".emit..")
                .check(OURS);
    }

    @Test
    void nobodySeesTheRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(OURS);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(OURS);
    }
}
