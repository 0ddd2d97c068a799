import io.github.ghcrmaven.testing.Compressed
import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.MavenOnPath
import io.github.ghcrmaven.testing.OtherJdk

def other = OtherJdk.find().get()
new MavenOnPath(basedir.toPath(), mavenHome ?: '', localRepositoryPath.toPath())
        .run('mvn ghcr:package -Dghcr.outputDirectory=other', 'build-other.log', [JAVA_HOME: other.home().toString()])
def log = InvokerTest.finish(context, basedir)
assert log.contains("Java version: ${other.version()}")

def sha256 = { bytes -> java.security.MessageDigest.getInstance('SHA-256').digest(bytes).encodeHex().toString() }
def archive = { folder -> new File(basedir, "${folder}/web-1.4.0.tgz") }
def tarDigest = { folder -> sha256(new java.util.zip.GZIPInputStream(archive(folder).newInputStream()).bytes) }

assert tarDigest('other') == tarDigest('target/helm')
def alike = other.compressed(new File(Compressed.protectionDomain.codeSource.location.toURI()).toPath()) == Compressed.digest()
println "JDK ${other.version()}: its zlib compresses ${alike ? 'as' : 'otherwise than'} that of this one"
assert !alike || sha256(archive('other').bytes) == sha256(archive('target/helm').bytes)
return true
