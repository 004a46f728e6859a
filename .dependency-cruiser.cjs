/** Rules made from boundaries.json: each room of src/ and what it may import. */
const boundaries = require('./boundaries.json')

const rooms = Object.keys(boundaries)
const MAIN = '^src/(main|root|version|cli)\\.ts$'

/** The files of a room, without those of rooms inside it. */
const inside = (room) => ({
  path: room === 'main' ? MAIN : `^src/${room}/`,
  pathNot: rooms.filter((other) => other.startsWith(`${room}/`)).map((other) => `^src/${other}/`),
})

const forbidden = rooms
  .filter((room) => !boundaries[room].includes('*'))
  .map((room) => {
    const allowed = [room, ...boundaries[room]].map(inside)
    const nested = rooms.filter((other) => other.includes('/') && ![room, ...boundaries[room]].includes(other))
    return {
      name: `${room}-imports`,
      severity: 'error',
      comment: `src/${room} may import ${boundaries[room].join(', ') || 'nothing of ours'} (boundaries.json)`,
      from: { ...inside(room), pathNot: [...(inside(room).pathNot ?? []), '\\.test\\.ts$'] },
      to: {
        path: ['^src/', ...nested.map((other) => `^src/${other}/`)],
        pathNot: [
          ...allowed.map(({ path }) => path).map((path) => (nested.length ? `${path}(?!(?:${nested.map((n) => n.split('/')[1]).join('|')})/)` : path)),
          '^src/version\\.ts$',
        ],
      },
    }
  })

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    ...forbidden,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.ts$' },
  },
}
