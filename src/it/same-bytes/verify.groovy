import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

def archive = { run -> new File(basedir, "run-${run}/web-1.4.0.tgz") }
def sha256 = { bytes -> java.security.MessageDigest.getInstance('SHA-256').digest(bytes).encodeHex().toString() }
def digest = { run -> sha256(archive(run).bytes) }
def tarDigest = { run -> sha256(new java.util.zip.GZIPInputStream(archive(run).newInputStream()).bytes) }

assert digest(1) == digest(2)
// the same under every Maven, on every machine
assert tarDigest(1) == '74945cbb2eaf91ac98559161cb00616eca4f9159275e0b5b942d7a3414ee7822'
// neither name nor time in the gzip header (RFC 1952)
def header = archive(1).bytes[0..9]
assert header[3] == 0 && header[4..7].every { it == 0 }
// SOURCE_DATE_EPOCH is the entries' time
assert digest(3) != digest(1)
return true
