/** Broken and hostile clients find the same server over TLS: their tests once more, over that. */
for (const file of ['hostile.test.ts', 'hostile-connections.test.ts']) {
  await import(new URL(`${file}?tls`, import.meta.url).href)
}
