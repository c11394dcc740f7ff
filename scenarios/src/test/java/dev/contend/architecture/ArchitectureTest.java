package dev.contend.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The compiled modules keep to the plan of the house. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ArchitectureTest::isNoTestArchive)
          .importPackages("dev.contend");

  private static boolean isNoTestArchive(Location location) {
    return !location.contains("-tests.jar");
  }

  @Test
  void everyModuleIsUnderTest() {
    for (HousePlan.Module module : HousePlan.MODULES) {
      String first = module.packageNames().get(0);
      assertThat(CLASSES.stream().anyMatch(type -> type.getPackageName().equals(first)))
          .as("classes of %s in %s", module.folder(), first)
          .isTrue();
    }
  }

  @Test
  void everyPackageIsInThePlan() {
    Set<String> unplanned =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> HousePlan.usableBy(name).isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unplanned).as("packages to enter in HousePlan and docs/architecture.md").isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyPackageUsesOnlyWhatThePlanPutsBeneathIt() {
    return HousePlan.MODULES.stream()
        .flatMap(module -> module.packageNames().stream())
        .filter(name -> CLASSES.stream().anyMatch(type -> type.getPackageName().equals(name)))
        .map(name -> DynamicTest.dynamicTest(name, () -> usesOnlyWhatIsBeneath(name)));
  }

  private static void usesOnlyWhatIsBeneath(String packageName) {
    List<String> usable = HousePlan.usableBy(packageName);
    noClasses()
        .that()
        .resideInAPackage(packageName)
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("are above it in the house") {
              @Override
              public boolean test(JavaClass type) {
                return type.getPackageName().startsWith("dev.contend")
                    && !usable.contains(type.getBaseComponentType().getPackageName());
              }
            })
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.contend.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void ssjIsNamedInTheEngineOnly() {
    namedOnlyIn("dev.contend.engine..", "umontreal..");
  }

  @Test
  void commonsMathIsNamedInStatisticsOnly() {
    namedOnlyIn("dev.contend.engine.statistics", "org.apache.commons.math3..");
  }

  @Test
  void hdrHistogramIsNamedInMetricsOnly() {
    namedOnlyIn("dev.contend.engine.metrics", "org.HdrHistogram..");
  }

  @Test
  void jfreeChartAndTheFileFormatsOfFiguresAreNamedInRenderOnly() {
    namedOnlyIn(
        "dev.contend.reports.render", "org.jfree..", "org.apache.batik..", "org.apache.pdfbox..");
  }

  @Test
  void picocliIsNamedInTheCommandLineOnly() {
    namedOnlyIn("dev.contend.scenarios.cli", "picocli..");
  }

  @Test
  void yamlIsNamedInItsReaderOnly() {
    namedOnlyIn(
        "dev.contend.scenarios.yaml",
        "com.fasterxml.jackson.dataformat..",
        "org.yaml..",
        "org.snakeyaml..");
  }

  @Test
  void jacksonIsNamedWhereJsonAndYamlAreWrittenAndRead() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.contend.reports.table",
            "dev.contend.scenarios.yaml",
            "dev.contend.scenarios.schema",
            "dev.contend.scenarios.cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.contend.scenarios.schema", "dev.contend.scenarios.cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson.databind..")
        .check(CLASSES);
  }

  private static void namedOnlyIn(String home, String... libraries) {
    noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .check(CLASSES);
    assertThat(
            CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith(home.replace("..", "")))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .anyMatch(
                    dependency ->
                        dependency
                            .getTargetClass()
                            .getPackageName()
                            .startsWith(libraries[0].replace("..", ""))))
        .as("whether %s names %s, so that the rule means something", home, libraries[0])
        .isTrue();
  }

  @Test
  void noStaticFieldCanChange() {
    fields()
        .that()
        .areStatic()
        .should(
            new ArchCondition<JavaField>("be final and hold nothing that changes") {
              @Override
              public void check(JavaField field, ConditionEvents events) {
                boolean synthetic = field.getModifiers().contains(JavaModifier.SYNTHETIC);
                boolean changes =
                    !field.getModifiers().contains(JavaModifier.FINAL)
                        // A private array is a table that its class alone can keep as it is.
                        || (field.getRawType().isArray()
                            && !field.getModifiers().contains(JavaModifier.PRIVATE))
                        || field
                            .getRawType()
                            .getPackageName()
                            .startsWith("java.util.concurrent.atomic")
                        || MUTABLE.contains(field.getRawType().getSimpleName());
                if (changes && !synthetic) {
                  events.add(
                      SimpleConditionEvent.violated(field, field.getFullName() + " can change"));
                }
              }
            })
        .check(CLASSES);
  }

  private static final List<String> MUTABLE =
      List.of(
          "ArrayList",
          "ArrayDeque",
          "LinkedHashMap",
          "LinkedHashSet",
          "TreeMap",
          "TreeSet",
          "HashMap",
          "HashSet",
          "StringBuilder",
          "Random",
          "SplittableRandom");

  @Test
  void everyClassIsFinalOrMeantForExtension() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotAnonymousClasses()
        .should(
            new ArchCondition<JavaClass>("be final, abstract, sealed, an enum or a record") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean closed =
                    type.getModifiers().contains(JavaModifier.FINAL)
                        || type.getModifiers().contains(JavaModifier.ABSTRACT)
                        || type.getModifiers().contains(JavaModifier.SYNTHETIC)
                        || type.isEnum()
                        || type.isRecord()
                        || type.reflect().isSealed();
                if (!closed) {
                  events.add(SimpleConditionEvent.violated(type, type.getName() + " is open"));
                }
              }
            })
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysThatItsTypesAreNotNull() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      JavaPackage home = type.getPackage();
      boolean marked =
          home.tryGetPackageInfo()
              .map(info -> info.isAnnotatedWith(NullMarked.class))
              .orElse(false);
      if (!marked) {
        unmarked.add(home.getName());
      }
    }
    assertThat(unmarked).as("packages without a @NullMarked package-info").isEmpty();
  }

  @Test
  void nothingIteratesInAnOrderOfHashes() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(HashMap.class, HashSet.class, IdentityHashMap.class)
        .because("their order differs from one JVM start to the next for keys without stable hash")
        .check(CLASSES);
    noClasses()
        .should()
        .callMethod(Collectors.class, "toSet")
        .orShould()
        .callMethod(
            Collectors.class,
            "toMap",
            java.util.function.Function.class,
            java.util.function.Function.class)
        .orShould()
        .callMethod(Collectors.class, "groupingBy", java.util.function.Function.class)
        .because("they collect into a HashMap or HashSet")
        .check(CLASSES);
  }
}
