import { indented } from './layout.ts'
import { cores, type Package } from './packages.ts'

/** The project of one program with what it depends on. */
export function mavenProject(packages: readonly Package[]): string {
  const dependencies = packages.map((needed) => element('dependency', coordinates(needed)))
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<project xmlns="http://maven.apache.org/POM/4.0.0">',
    '  <modelVersion>4.0.0</modelVersion>',
    ...['  <groupId>sample</groupId>', '  <artifactId>sample</artifactId>', '  <version>1</version>'],
    '  <properties>',
    '    <maven.compiler.source>11</maven.compiler.source>',
    '    <maven.compiler.target>11</maven.compiler.target>',
    '    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>',
    '    <exec.cleanupDaemonThreads>false</exec.cleanupDaemonThreads>',
    '  </properties>',
    `  ${indented(element('dependencies', dependencies), '  ')}`,
    `  ${indented(element('build', [element('plugins', [element('plugin', coordinates(cores.java.runner))])]), '  ')}`,
    '</project>',
  ].join('\n')}\n`
}

function coordinates({ name, version }: Package): readonly string[] {
  const [group = '', artifact = ''] = name.split(':')
  return [
    `<groupId>${group}</groupId>`,
    `<artifactId>${artifact}</artifactId>`,
    `<version>${version}</version>`,
  ]
}

function element(name: string, content: readonly string[]): string {
  const inside = content.map((part) => `  ${indented(part, '  ')}`).join('\n')
  return `<${name}>\n${inside}\n</${name}>`
}
