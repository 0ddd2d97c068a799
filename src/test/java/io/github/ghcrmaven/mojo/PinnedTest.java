// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PinnedTest {

    private final TestSession session = new TestSession();

    @Test
    void whatNobodyTypedIsFine() {
        assertPasses("registry", "ghcr.io");
        assertPasses("repository", null);
    }

    @Test
    void aPropertyThatTookEffectIsFine() {
        session.userProperty("ghcr.registry", "registry.acme.example");

        assertPasses("registry", "registry.acme.example");
    }

    @Test
    void aPropertyWithoutEffectIsAFaultThatNamesBothValues() {
        session.userProperty("ghcr.registry", "evil.example");

        assertThatThrownBy(() -> pinned().check("registry", "ghcr.io"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        fault -> assertThat(fault.faults())
                                .singleElement()
                                .satisfies(one -> assertThat(one.anchor()).isEqualTo("pinned-destination"))
                                .satisfies(one -> assertThat(one.fix()).contains("<properties><ghcr.registry>")))
                .hasMessageStartingWith("-Dghcr.registry=evil.example has no effect: <registry> is ghcr.io in the"
                        + " plugin's configuration. Nothing was pushed.");
    }

    @Test
    void expressionsInWhatWasTypedAreReplacedBeforeItIsCompared() {
        session.userProperty("team", "acme").userProperty("ghcr.repository", "${team}/charts");

        assertPasses("repository", "acme/charts");
    }

    @Test
    void otherParametersAreNotLookedAt() {
        session.userProperty("ghcr.registry", "evil.example");

        assertPasses("repository", "acme/charts");
    }

    private void assertPasses(String parameter, @Nullable String bound) {
        assertThatCode(() -> pinned().check(parameter, bound)).doesNotThrowAnyException();
    }

    private Pinned pinned() {
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setPluginDescriptor(new PluginDescriptor());
        return new Pinned(session.session(), new MojoExecution(descriptor));
    }
}
