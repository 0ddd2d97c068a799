import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

def registry = InvokerTest.start(context)
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')

def helper(name, answer) {
    def program = new File(basedir, "bin/docker-credential-${name}")
    program.parentFile.mkdirs()
    program.text = """#!/bin/sh
cat > '${basedir}/asked-${name}'
${answer}
"""
    program.executable = true
}

def config(folder, json) {
    def file = new File(basedir, "${folder}/config.json")
    file.parentFile.mkdirs()
    file.text = json
}

helper('vault', """echo '{"Username": "${InvokerTest.USER}", "Secret": "${InvokerTest.SECRET}"}'""")
helper('locked', """echo 'cannot unlock: ${InvokerTest.SECRET}'; exit 1""")
config('docker', """{"credHelpers": {"${registry.host()}": "vault"}, "credsStore": "locked"}""")
config('locked', """{"auths": {"${registry.host()}": {}}, "credsStore": "locked"}""")
config('missing', """{"credsStore": "nowhere"}""")
return true
