import io.github.ghcrmaven.testing.InvokerTest

def log = InvokerTest.finish(context, basedir)
assert log.contains('Default locale: tr_TR')
assert log =~ /Finished at: .*\+05:45/
assert log.contains('Default locale: ar_SA')

def sha256 = { bytes -> java.security.MessageDigest.getInstance('SHA-256').digest(bytes).encodeHex().toString() }
def archives = { chart ->
    ['.', 'a b/there', 'elsewhere'].collect { new File(basedir, "${it}/${chart}/target/helm/${chart}-1.4.0.tgz") }
}
def tarDigests = [:]
['api', 'web', 'worker'].each { chart ->
    assert archives(chart).collect { sha256(it.bytes) }.toSet().size() == 1
    tarDigests[chart] = sha256(new java.util.zip.GZIPInputStream(archives(chart)[0].newInputStream()).bytes)
}
// the same under every Maven, on every machine
assert tarDigests == [
    api: '097a3078f46bd584158101fab87b448bc2b949e9665824804d3b07233ef4e4ac',
    web: '461afb33c9c632c2f61243d86cd8196cf032cb217c3792781f795c2bcba44c9d',
    worker: 'f5b5c7be96e6fba0ab4c5aced9e0a2e4c254a9eb387fc9bdfaf16fa3eeb9815c'
]
return true
