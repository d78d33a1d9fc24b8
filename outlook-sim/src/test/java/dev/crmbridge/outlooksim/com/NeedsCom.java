package dev.crmbridge.outlooksim.com;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs in a JVM of Windows with the relay program; elsewhere it is skipped and says what is missing. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("com-inside")
@ExtendWith(NeedsCom.Rig.class)
public @interface NeedsCom {
    /** Looks for what is needed. */
    final class Rig implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (!System.getProperty("os.name", "").startsWith("Windows")) {
                return ConditionEvaluationResult.disabled(
                        "COM tests need a Java of Windows: “mvn -Pcom verify” runs them under Wine, “dev/verify” sets it up");
            }
            if (System.getProperty(RelayProgram.FILE) == null) {
                return ConditionEvaluationResult.disabled("COM tests need the relay program: give its path with -D"
                        + RelayProgram.FILE + "=FILE (“dev/native” builds it)");
            }
            return ConditionEvaluationResult.enabled("Windows and the relay program are there");
        }
    }
}
