// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of the house: who may see whom. Packages that are yet to come are named already. */
class ArchitectureTest {

    private static final String ROOT = "io.github.ghcrmaven";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void onlyMojosSeeMaven() {
        keep(noClasses()
                .that(resideOutside("mojo"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.maven..",
                        "org.codehaus.plexus..",
                        "org.eclipse.aether..",
                        "org.eclipse.sisu..",
                        "javax.inject.."));
    }

    @Test
    void nothingDependsOnMojos() {
        keep(noClasses()
                .that(resideOutside("mojo"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".mojo.."));
    }

    @Test
    void packagesHaveNoCycles() {
        keep(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void ociDependsOnNothingOfOursButFaults() {
        keep(classes()
                .that()
                .resideInAPackage(ROOT + ".oci..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify..", "com.google.gson..", ROOT + ".oci..", ROOT + ".fault..")));
    }

    @Test
    void faultsDependOnNothing() {
        keep(classes()
                .that()
                .resideInAPackage(ROOT + ".fault..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", ROOT + ".fault..")));
    }

    @Test
    void workSideBySideKnowsFaultsAlone() {
        keep(classes()
                .that()
                .resideInAPackage(ROOT + ".concurrent..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify..", ROOT + ".concurrent..", ROOT + ".fault..")));
    }

    @Test
    void yamlDependsOnNothingOfOurs() {
        keep(noClasses()
                .that()
                .resideInAPackage(ROOT + ".yaml..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".yaml..")))));
    }

    @Test
    void theSecretScanSeesBytesAndNamesAlone() {
        keep(classes()
                .that()
                .resideInAPackage(ROOT + ".secrets..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify..", ROOT + ".secrets..", ROOT + ".glob..", ROOT + ".fault..")));
    }

    @Test
    void filteringSeesBytesAndNamesAlone() {
        keep(classes()
                .that()
                .resideInAPackage(ROOT + ".filtering..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify..", ROOT + ".filtering..", ROOT + ".glob..", ROOT + ".fault..")));
    }

    @Test
    void globsDependOnNothing() {
        keep(classes()
                .that()
                .resideInAPackage(ROOT + ".glob..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", ROOT + ".glob..")));
    }

    @Test
    void lintUsesChartsAndWhatTheyAreReadByAlone() {
        keep(noClasses()
                .that()
                .resideInAPackage(ROOT + ".lint..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(
                                ROOT + ".lint..",
                                ROOT + ".chart..",
                                ROOT + ".schema..",
                                ROOT + ".yaml..",
                                ROOT + ".go..",
                                ROOT + ".fault..")))));
    }

    @Test
    void schemaUsesTextsOfGoAloneAndAloneSeesItsLibrary() {
        keep(noClasses()
                .that()
                .resideInAPackage(ROOT + ".schema..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(ROOT + ".schema..", ROOT + ".go..")))));
        keep(noClasses()
                .that(resideOutside("schema"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.harrel.."));
    }

    /** What others wrote is matched in linear time, and patterns that Go has judged mean the same here. */
    @Test
    void onlySchemasAndIdentitiesAreMatchedAsGoDoes() {
        keep(noClasses()
                .that(resideOutside("schema", "sign"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.re2j.."));
    }

    @Test
    void signingUsesValuesFaultsSecretsRegistriesAndTheHttpClientAlone() {
        keep(noClasses()
                .that()
                .resideInAPackage(ROOT + ".sign..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(
                                ROOT + ".sign..",
                                ROOT + ".registry..",
                                ROOT + ".oci..",
                                ROOT + ".fault..",
                                ROOT + ".concurrent..",
                                ROOT + ".http..")))
                        .and(not(name(ROOT + ".auth.Secret")))
                        .and(not(name(ROOT + ".auth.Environment")))));
    }

    @Test
    void layoutsUseValuesFaultsAndTheInterfaceOfRegistriesAlone() {
        keep(classes()
                .that()
                .resideInAPackage(ROOT + ".layout..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.google.gson..",
                        ROOT + ".layout..",
                        ROOT + ".registry..",
                        ROOT + ".oci..",
                        ROOT + ".fault..")));
    }

    @Test
    void signingReadsThenVerifiesThenMakesOrStores() {
        keep(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("text")
                .definedBy(ROOT + ".sign.text..")
                .layer("verify")
                .definedBy(ROOT + ".sign.verify..")
                .layer("make")
                .definedBy(ROOT + ".sign.make..")
                .layer("store")
                .definedBy(ROOT + ".sign.store..")
                .layer("trust")
                .definedBy(ROOT + ".sign.trust..")
                .whereLayer("trust")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("make")
                .mayOnlyBeAccessedByLayers("trust")
                .whereLayer("store")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("verify")
                .mayOnlyBeAccessedByLayers("make", "store", "trust")
                .whereLayer("text")
                .mayOnlyBeAccessedByLayers("verify", "make", "store", "trust"));
    }

    @Test
    void whatSigningRefusesLeavesItAsAFault() {
        keep(noClasses()
                .that(resideOutside("sign"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".sign.text.RefusedException"));
    }

    @Test
    void onlyMojosUseLint() {
        keep(noClasses()
                .that(resideOutside("lint", "mojo"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".lint.."));
    }

    @Test
    void onlySigningSeesSigstore() {
        keep(noClasses()
                .that(resideOutside("sign"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sigstore.."));
    }

    @Test
    void onlySigningSeesBouncyCastleAndProvenanceItsOpenPgp() {
        DescribedPredicate<JavaClass> bouncyCastle = resideInAPackage("org.bouncycastle..");
        DescribedPredicate<JavaClass> openPgp =
                resideInAnyPackage("org.bouncycastle.openpgp..", "org.bouncycastle.bcpg..");
        keep(noClasses().that(resideOutside("sign", "provenance")).should().dependOnClassesThat(bouncyCastle));
        keep(noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".provenance..", ROOT + ".chart..")
                .should()
                .dependOnClassesThat(bouncyCastle.and(not(openPgp))));
    }

    @Test
    void provenanceUsesChartsAndSecretsAndNothingOfRegistries() {
        keep(noClasses()
                .that()
                .resideInAPackage(ROOT + ".provenance..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(
                                ROOT + ".provenance..",
                                ROOT + ".chart..",
                                ROOT + ".yaml..",
                                ROOT + ".oci..",
                                ROOT + ".fault..")))
                        .and(not(name(ROOT + ".auth.Secret")))));
    }

    @Test
    void onlyMojosUseProvenance() {
        keep(noClasses()
                .that(resideOutside("provenance", "mojo"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".provenance.."));
    }

    @Test
    void onlyImagesAndOneClassOfAuthSeeJib() {
        String jib = "com.google.cloud.tools.jib..";
        keep(noClasses()
                .that(resideOutside("image", "auth"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(jib));
        List<String> inAuth = HOUSE.that(resideInAPackage(ROOT + ".auth..")).stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> resideInAPackage(jib).test(dependency.getTargetClass())))
                .map(type -> type.getName().replaceFirst("\\$.*", ""))
                .distinct()
                .toList();
        assertThat(inAuth).hasSizeLessThanOrEqualTo(1);
    }

    /** The exception: {@code BuildMemory} holds the one client of the build for all its mojos. */
    @Test
    void onlyHttpAndItsDirectUsersSeeOkHttp() {
        keep(noClasses()
                .that(resideOutside("http", "registry", "sign", "dependency", "github"))
                .and(not(name(ROOT + ".mojo.BuildMemory")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio.."));
    }

    @Test
    void environmentAndSystemPropertiesEnterThroughMojosAlone() {
        keep(noClasses()
                .that(resideOutside("mojo"))
                .should()
                .accessTargetWhere(calls(System.class, "getenv", "getProperty", "getProperties"))
                .orShould()
                .accessTargetWhere(calls(Boolean.class, "getBoolean"))
                .orShould()
                .accessTargetWhere(calls(Integer.class, "getInteger"))
                .orShould()
                .accessTargetWhere(calls(Long.class, "getLong"))
                .orShould()
                .accessTargetWhere(calls(ProcessBuilder.class, "environment")));
    }

    @Test
    void nobodySetsASystemProperty() {
        keep(noClasses()
                .should()
                .accessTargetWhere(
                        calls(System.class, "setProperty", "setProperties", "clearProperty", "getProperties")));
    }

    @Test
    void nobodyWritesToStandardStreams() {
        keep(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    }

    /** A browser can be opened without one, and a build on a server has no screen. */
    @Test
    void nobodyLoadsAWindowToolkit() {
        keep(noClasses().should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.swing.."));
    }

    @Test
    void nobodyUsesJavaUtilLogging() {
        keep(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(HOUSE.stream().map(JavaClass::getPackage).distinct())
                .hasSizeGreaterThan(5)
                .allSatisfy(house -> assertThat(house.isAnnotatedWith(NullMarked.class))
                        .as(house.getName() + " has a package-info.java with @NullMarked")
                        .isTrue());
    }

    @Test
    void everyPackageIsOneOfTheDesign() {
        assertThat(HOUSE.stream().map(JavaClass::getPackage).map(JavaPackage::getName))
                .map(house -> house.substring(ROOT.length() + 1))
                .isSubsetOf(
                        "auth",
                        "chart",
                        "concurrent",
                        "dependency",
                        "fault",
                        "filtering",
                        "github",
                        "glob",
                        "go",
                        "http",
                        "image",
                        "layout",
                        "lint",
                        "login",
                        "mojo",
                        "oci",
                        "provenance",
                        "publish",
                        "registry",
                        "schema",
                        "secrets",
                        "sign.make",
                        "sign.store",
                        "sign.text",
                        "sign.trust",
                        "sign.verify",
                        "yaml");
    }

    private static void keep(ArchRule rule) {
        rule.check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> resideOutside(String... packages) {
        return not(resideInAnyPackage(Stream.of(packages)
                        .map(name -> ROOT + "." + name + "..")
                        .toArray(String[]::new)))
                .as("are not in " + String.join(", ", packages));
    }

    private static DescribedPredicate<JavaAccess<?>> calls(Class<?> owner, String... methods) {
        Set<String> names = Set.of(methods);
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + String.join("|", methods),
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && names.contains(access.getTarget().getName()));
    }
}
