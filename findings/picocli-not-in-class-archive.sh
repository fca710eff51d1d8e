#!/usr/bin/env bash
# picocli 4.7.7 and OpenJDK 17.0.15: an archive of classes that a run writes at its end (-XX:ArchiveClassesAtExit) has no
# class of picocli; one that is dumped from a list of the same classes (-Xshare:dump) has all of them.
#
# Expected: both archives have the classes that the run has loaded, since both say so.
# Actual:   picocli is compiled for Java 5. Classes older than Java 6 are left out of the first archive, with a warning for each,
#           and stored in the second. JDK 25.0.3 leaves most of them out of both, and all out of its AOT cache.
# Impact:   of a command-line program, the parser, which every start needs first, is read and verified at each start.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java -version 2>&1 | grep -q 'version "17\.' || { echo "needs a JDK 17" >&2; exit 2; }
cat > "$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>archive</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>info.picocli</groupId><artifactId>picocli</artifactId><version>4.7.7</version></dependency>
  </dependencies>
</project>
XML
mvn -B -q -ntp -f "$work/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/classpath"
cat > "$work/Hello.java" <<'JAVA'
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "hello")
public class Hello implements Runnable {
    @Option(names = "--name")
    private String name;

    @Override
    public void run() {
        System.out.println("Hello " + name);
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Hello()).execute(arguments));
    }
}
JAVA
mkdir "$work/classes"
javac -proc:none -cp "$(cat "$work/classpath")" -d "$work/classes" "$work/Hello.java"
jar --create --file "$work/hello.jar" -C "$work/classes" .
path=$work/hello.jar:$(cat "$work/classpath")

# archived ARCHIVE: how many classes of picocli a run loads, and how many of them from the archive
archived() {
    java -XX:SharedArchiveFile="$1" -Xlog:class+load:file="$work/loaded.txt" -cp "$path" Hello --name Ada > /dev/null
    echo "$(grep -c ' picocli\.' "$work/loaded.txt") $(grep -c ' picocli\..*shared objects file' "$work/loaded.txt" || true)"
}

java -XX:ArchiveClassesAtExit="$work/at-exit.jsa" -cp "$path" Hello --name Ada > "$work/warnings.txt" 2>&1
java -XX:DumpLoadedClassList="$work/list.txt" -cp "$path" Hello --name Ada > /dev/null
java -Xshare:dump -XX:SharedClassListFile="$work/list.txt" -XX:SharedArchiveFile="$work/dumped.jsa" -cp "$path" \
    > /dev/null 2>&1
read -r loaded at_exit <<< "$(archived "$work/at-exit.jsa")"
read -r loaded_again dumped <<< "$(archived "$work/dumped.jsa")"
echo "written at exit: $at_exit of $loaded classes of picocli are archived"
echo "dumped from a list: $dumped of $loaded_again"
grep -om1 "Pre JDK 6 class not supported by CDS: [0-9.]*" "$work/warnings.txt" || true
if [ "$loaded" -lt 100 ] || [ "$at_exit" -ne 0 ] || [ "$dumped" -ne "$loaded_again" ]; then
    echo "this has changed; it was: none of more than 100 at exit, all of them from the list" >&2
    exit 1
fi
