package dev.crmbridge.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.crmbridge.crm.Crm;

@AnalyzeClasses(packages = "dev.crmbridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule jacobStaysInItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("dev.crmbridge.bridge.com.jacob..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.jacob..");

    @ArchTest
    static final ArchRule sqlStaysInSqlitePackages = noClasses()
            .that()
            .resideOutsideOfPackage("..sqlite..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..");

    @ArchTest
    static final ArchRule theHttpClientStaysAtTheCrmAndTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackages("dev.crmbridge.crm.dataverse..", "dev.crmbridge.service.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule planningIsPure = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.crmbridge.sync.plan..",
                    "dev.crmbridge.sync.field..",
                    "dev.crmbridge.sync.filter..",
                    "dev.crmbridge.sync.arrival..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.net..",
                    "java.util.concurrent..",
                    "org.slf4j..",
                    "java.util.random..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.InstantSource")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random");

    @ArchTest
    static final ArchRule duplicateDetectionIsPure = noClasses()
            .that()
            .resideInAPackage("dev.crmbridge.dedupe..")
            .and()
            .resideOutsideOfPackage("dev.crmbridge.dedupe.file..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io..", "java.nio.file..", "java.net..", "org.slf4j..", "java.util.random..")
                    .and(not(name("java.net.IDN"))))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.InstantSource");

    @ArchTest
    static final ArchRule theEngineKnowsThePortNotTheWire = noClasses()
            .that()
            .resideInAPackage("dev.crmbridge.sync..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.crmbridge.crm.dataverse..",
                    "dev.crmbridge.bridge..",
                    "dev.crmbridge.outlooksim..",
                    "dev.crmbridge.embedded..",
                    "dev.crmbridge.service..",
                    "dev.crmbridge.web..");

    @ArchTest
    static final ArchRule theEngineWritesRecordsInOnePlaceThatTellsTheCopies = noClasses()
            .that()
            .resideInAPackage("dev.crmbridge.sync..")
            .and()
            .doNotHaveFullyQualifiedName("dev.crmbridge.sync.flow.Ports")
            .should()
            .callMethodWhere(target(owner(type(Crm.class))).and(target(nameMatching("create|update|delete|batch"))));

    @ArchTest
    static final ArchRule duplicateDetectionStandsAlone = noClasses()
            .that()
            .resideInAPackage("dev.crmbridge.dedupe..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.crmbridge.crm..",
                    "dev.crmbridge.sync..",
                    "dev.crmbridge.bridge..",
                    "dev.crmbridge.outlooksim..",
                    "dev.crmbridge.embedded..",
                    "dev.crmbridge.service..",
                    "dev.crmbridge.web..");

    @ArchTest
    static final ArchRule theCrmPortKnowsNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("dev.crmbridge.crm..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.crmbridge.dedupe..",
                    "dev.crmbridge.sync..",
                    "dev.crmbridge.bridge..",
                    "dev.crmbridge.outlooksim..",
                    "dev.crmbridge.embedded..",
                    "dev.crmbridge.service..",
                    "dev.crmbridge.web..");

    @ArchTest
    static final ArchRule onlyTheDemoKnowsTheSimulatorAndTheEmbeddedCrm = noClasses()
            .that()
            .resideInAnyPackage("dev.crmbridge..")
            .and()
            .resideOutsideOfPackages(
                    "dev.crmbridge.outlooksim..",
                    "dev.crmbridge.embedded..",
                    "dev.crmbridge.service.demo..",
                    "dev.crmbridge.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.crmbridge.outlooksim..", "dev.crmbridge.embedded..");

    @ArchTest
    static final ArchRule theSimulatorKnowsOfUsOnlyTheSeam = noClasses()
            .that()
            .resideInAPackage("dev.crmbridge.outlooksim..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.crmbridge.sync..",
                    "dev.crmbridge.crm..",
                    "dev.crmbridge.dedupe..",
                    "dev.crmbridge.bridge.outlook..",
                    "dev.crmbridge.embedded..",
                    "dev.crmbridge.service..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.crmbridge.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesAreFeatures = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..impl..",
                    "..common..",
                    "..misc..",
                    "..helper..",
                    "..helpers..",
                    "..manager..",
                    "..managers..",
                    "..controllers..",
                    "..models..");

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule thereIsNoStaticState = noFields()
            .that()
            .areStatic()
            .should()
            .notBeFinal()
            .because("state belongs to an object somebody made and can throw away");

    @ArchTest
    static final ArchRule nobodyReadsTheWallClockBesideTheEdges = noClasses()
            .that()
            .resideInAnyPackage("dev.crmbridge.sync..", "dev.crmbridge.dedupe..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
