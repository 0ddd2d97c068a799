// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * What Fulcio makes of a token's claims: the subject of the certificate, and its extensions
 * (https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md; pkg/identity/github/principal.go and
 * pkg/identity/email/principal.go there).
 */
record FulcioClaims(Identity identity) {
    private static final String GITHUB = "https://github.com/";
    private static final String ARC = "1.3.6.1.4.1.57264.1.";

    /** What the proof of possession is a signature over. */
    String principal() {
        return claim(isWorkflow() ? "sub" : "email");
    }

    void check() {
        if (!isWorkflow() && !claim("email_verified").equals("true")) {
            throw new RefusedException("the e-mail address of the token is not verified");
        }
    }

    GeneralNames subject() {
        return new GeneralNames(
                isWorkflow()
                        ? new GeneralName(GeneralName.uniformResourceIdentifier, GITHUB + claim("job_workflow_ref"))
                        : new GeneralName(GeneralName.rfc822Name, claim("email")));
    }

    void addTo(X509v3CertificateBuilder certificate) throws CertIOException {
        for (Map.Entry<Integer, String> text : texts().entrySet()) {
            byte[] raw = text.getValue().getBytes(StandardCharsets.UTF_8);
            certificate.addExtension(new Extension(new ASN1ObjectIdentifier(ARC + text.getKey()), false, raw));
        }
        for (Map.Entry<Integer, String> text : derTexts().entrySet()) {
            certificate.addExtension(
                    new ASN1ObjectIdentifier(ARC + text.getKey()), false, new DERUTF8String(text.getValue()));
        }
    }

    /** Those of the first generation, which are no DER. */
    private Map<Integer, String> texts() {
        Map<Integer, String> texts = new LinkedHashMap<>();
        texts.put(1, identity.issuer());
        if (isWorkflow()) {
            texts.put(2, claim("event_name"));
            texts.put(3, claim("sha"));
            texts.put(4, claim("workflow"));
            texts.put(5, claim("repository"));
            texts.put(6, claim("ref"));
        }
        return texts;
    }

    private Map<Integer, String> derTexts() {
        Map<Integer, String> texts = new LinkedHashMap<>();
        texts.put(8, identity.issuer());
        if (isWorkflow()) {
            String repository = GITHUB + claim("repository");
            texts.put(9, GITHUB + claim("job_workflow_ref"));
            texts.put(10, claim("job_workflow_sha"));
            texts.put(11, claim("runner_environment"));
            texts.put(12, repository);
            texts.put(13, claim("sha"));
            texts.put(14, claim("ref"));
            texts.put(15, claim("repository_id"));
            texts.put(16, GITHUB + claim("repository_owner"));
            texts.put(17, claim("repository_owner_id"));
            texts.put(18, GITHUB + claim("workflow_ref"));
            texts.put(19, claim("workflow_sha"));
            texts.put(20, claim("event_name"));
            texts.put(21, repository + "/actions/runs/" + claim("run_id") + "/attempts/" + claim("run_attempt"));
            texts.put(22, claim("repository_visibility"));
        }
        return texts;
    }

    private boolean isWorkflow() {
        return identity.claims().containsKey("job_workflow_ref");
    }

    private String claim(String name) {
        String value = identity.claims().get(name);
        if (value == null) {
            throw new RefusedException("the token has no claim " + name);
        }
        return value;
    }
}
