import io.github.ghcrmaven.testing.OtherJdk

def other = OtherJdk.find()
if (other.isEmpty()) {
    println 'Skipped: no JDK of another version, neither by JAVA_HOME_25 nor beside this one'
}
return other.isPresent()
