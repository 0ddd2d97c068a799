// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.fault.FaultException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.jspecify.annotations.Nullable;

/**
 * A destination that stands in the plugin's {@code <configuration>} wins over a property on the command line, and Maven
 * says nothing of it: whoever typed the property would believe that the chart went elsewhere. So we say it.
 */
final class Pinned {

    private final MavenSession session;
    private final PluginParameterExpressionEvaluator evaluator;

    Pinned(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.evaluator = new PluginParameterExpressionEvaluator(session, execution);
    }

    /** Compares the value that counts with the one that was typed. */
    void check(String parameter, @Nullable String bound) {
        String property = session.getUserProperties().getProperty("ghcr." + parameter);
        String typed = property == null ? null : evaluated(property);
        if (typed != null && !typed.equals(bound)) {
            throw new FaultException(
                    "-Dghcr." + parameter + "=" + typed + " has no effect: <" + parameter + "> is " + bound
                            + " in the plugin's configuration. Nothing was pushed.",
                    "leave the property out; or write the default as <properties><ghcr." + parameter
                            + ">,\nwhere the command line wins",
                    "pinned-destination");
        }
    }

    /** What was typed may hold expressions, which Maven replaces before it binds a parameter. */
    private String evaluated(String typed) {
        try {
            return String.valueOf(evaluator.evaluate(typed));
        } catch (ExpressionEvaluationException e) {
            return typed;
        }
    }
}
