import io.github.ghcrmaven.testing.InvokerTest

InvokerTest.finish(context, basedir)

// one list for each of the two Mavens, which .mvn/jvm.config asks for
def lists = basedir.listFiles().findAll { it.name ==~ /classes-\d+\.log/ }.sort { it.lastModified() }
assert lists.size() == 2
def loaded = { file, prefix -> file.readLines().findAll { it.contains("] ${prefix}") } }

assert loaded(lists[0], 'io.github.ghcrmaven.chart.ChartPackager')
['dev.sigstore.', 'com.google.cloud.tools.jib.', 'org.bouncycastle.', 'okhttp3.', 'okio.', 'kotlin.', 'dev.failsafe.'].each {
    assert loaded(lists[0], it) == []
}
// that what is loaded would be seen: a push does need these
['okhttp3.', 'okio.', 'kotlin.', 'dev.failsafe.'].each {
    assert loaded(lists[1], it)
}
return true
