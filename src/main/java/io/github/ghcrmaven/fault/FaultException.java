// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.fault;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Thrown where the project is wrong or a registry refuses: everything that was found, not the first fault only. */
public final class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public FaultException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public FaultException(String what, String fix, String anchor) {
        this(List.of(new Fault(what, fix, anchor)));
    }

    public List<Fault> faults() {
        return faults;
    }

    /** All faults as they are printed, see {@link Fault#text}. */
    public String text(UnaryOperator<String> address) {
        return faults.stream().map(fault -> fault.text(address)).collect(Collectors.joining("\n"));
    }
}
