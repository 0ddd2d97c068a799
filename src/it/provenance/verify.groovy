import com.google.gson.JsonParser
import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

// said, once per signed packaging
assert log.count('target/helm/web-1.4.0.tgz.prov  signed by Charts of Acme <charts@acme.example> (') == 3

// pushed as a layer, and the same again from the environment's key
def manifest = JsonParser.parseString(new String(registry.manifest('acme/charts/web', '1.4.0'))).asJsonObject
def layers = manifest.getAsJsonArray('layers').collectEntries {
    [it.asJsonObject.get('mediaType').asString, it.asJsonObject.get('digest').asString]
}
assert layers.keySet() == ['application/vnd.cncf.helm.chart.content.v1.tar+gzip',
        'application/vnd.cncf.helm.chart.provenance.v1.prov'] as Set
assert log.contains('(3 blobs, ')
assert log.contains('tag 1.4.0 has this digest already')
assert registry.count('PUT manifest') == 1
assert registry.tagMoves('acme/charts/web').size() == 1

// what is pushed names the archive's digest
def signed = new String(registry.blob('acme/charts/web', layers['application/vnd.cncf.helm.chart.provenance.v1.prov']))
assert signed.startsWith('-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\napiVersion: v2\n')
assert signed.contains("\n...\nfiles:\n  web-1.4.0.tgz: ${layers['application/vnd.cncf.helm.chart.content.v1.tar+gzip']}\n")

// installed with the archive
def installed = new File(localRepositoryPath, 'io/github/ghcrmaven/it/provenance/1.4.0')
assert new File(installed, 'provenance-1.4.0.tgz.prov').text == signed

// refused before anything is written
assert log.contains('The provenance key HELM_GPG_PRIVATE does not open with the passphrase given.')
assert log.contains("provenanceKey is 'env://NOBODY_SETS_THIS', and the environment variable is not set.")
assert log.contains('docs/errors.md#provenance-passphrase')

// the last packaging was unsigned
assert new File(basedir, 'target/helm').list() as List == ['web-1.4.0.tgz']
return true
