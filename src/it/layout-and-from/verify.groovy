import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)
def runs = log.split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert runs.size() == 5
def shown = { name ->
    new File(basedir, name).readLines()
}
def said = { run ->
    run.replace('\\', '/').replace(registry.host(), 'registry.acme.example').replace("'127.0.0.1'", "'registry.acme.example'")
            .replaceAll(/sha256:[0-9a-f]{6}….{2}/, 'sha256:SHORT').replaceAll(/sha256[:-][0-9a-f]{64}/, { it.take(7) + 'HEX' })
            .replaceAll(/Took [0-9.]+ s, \d+/, 'Took N s, N').readLines()
}
def assertShown = { run, name ->
    def lines = said(run)
    def expected = shown(name)
    def start = lines.indexOf(expected[0])
    assert start >= 0 && lines.subList(start, start + expected.size()) == expected
}

// what the documentation shows
assertShown(runs[0], 'to-the-folder.txt')
assertShown(runs[3], 'from-the-folder.txt')

// the folder is what was said, and the first two builds asked the registry nothing
assert new File(basedir, 'target/oci/web/oci-layout').isFile()
assert runs[1].contains('Reference    ' + registry.host() + '/acme/charts/web:1.4.0 in ')
assert runs[1].contains('Verified     .sig 1, by the key sha256:')
assert runs[1].contains('Verified     bundle 1, by the key sha256:')

// another's key lets nothing pass, and nothing was written
assert runs[2].contains(':push (default-cli) @ elsewhere')
assert runs[2].contains('has no signature that passes the policy:')
assert runs[2].contains('docs/errors.md#signature-refused')
assert registry.tagMoves('acme/charts/web').findAll { it.tag() == '1.4.0' }.size() == 1

// the digest has crossed as it was, the version tag came last, and the signatures hold where they are now
def digest = registry.digest('acme/charts/web', '1.4.0')
assert new File(basedir, 'target/ghcr/web.digest').text.trim() == digest
assert new File(basedir, 'elsewhere/target/ghcr/web.digest').text.trim() == digest
assert registry.exchanges().findAll { it.method() == 'PUT' }.last().target().endsWith('/manifests/1.4.0')
assert runs[4].contains('Verified     .sig 1, by the key sha256:')
assert runs[4].contains('Verified     bundle 1, by the key sha256:')
return true
