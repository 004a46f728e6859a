import type { DatabaseSync } from 'node:sqlite'
import { StoreUnavailable } from '../store.ts'
import { storeError } from './database.ts'

/** A group of commands shares one commit; it takes no further one once it has done this much. */
const MAX_ROWS = 1_000
const MAX_MILLISECONDS = 10

/** What a command does inside the transaction of its group. */
export type Work = {
  /** Rows changed so far; commands add theirs, which bounds the group. */
  rows: number
  /** Undoes a change in memory when the command, or its whole group, is rolled back. */
  readonly onRollback: (undo: () => void) => void
}

export type WriterHooks = {
  /** Runs inside the transaction, after the last command of a group. */
  readonly beforeCommit: () => void
  /** Runs after the commit is on disk. */
  readonly afterCommit: () => void
}

type Command = {
  readonly execute: (work: Work) => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

/** What a group has done so far: how to answer its callers, and how to undo it in memory. */
type Group = { taken: number; rows: number; readonly answers: (() => void)[]; readonly undos: (() => void)[] }

/**
 * Group commit: commands queue until the event loop comes round, run one after another in one transaction,
 * each within a savepoint of its own but the first, and are answered after the commit is on disk.
 */
export class Writer {
  readonly #database: DatabaseSync
  readonly #hooks: WriterHooks
  readonly #statements
  /** Groups committed so far. */
  groups = 0
  #queue: Command[] = []
  #scheduled = false
  #closed: (() => void) | undefined

  constructor(database: DatabaseSync, hooks: WriterHooks) {
    this.#database = database
    this.#hooks = hooks
    this.#statements = {
      begin: database.prepare('BEGIN IMMEDIATE'),
      commit: database.prepare('COMMIT'),
      rollback: database.prepare('ROLLBACK'),
      savepoint: database.prepare('SAVEPOINT command'),
      release: database.prepare('RELEASE command'),
      undo: database.prepare('ROLLBACK TO command'),
    }
  }

  /** Runs `execute` in the next group; resolves when it is on disk. */
  submit<T>(execute: (work: Work) => T): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreUnavailable('The store is closed'))
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ execute, resolve: resolve as (value: unknown) => void, reject })
      this.#schedule()
    })
  }

  /** Commits what is queued; refuses everything that comes later. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#closed = resolve
      this.#schedule()
    })
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => this.#runGroup())
  }

  #runGroup(): void {
    this.#scheduled = false
    const group: Group = { taken: 0, rows: 0, answers: [], undos: [] }
    try {
      this.#statements.begin.run()
      this.#runCommands(group)
      this.#hooks.beforeCommit()
      this.#statements.commit.run()
      this.groups++
    } catch (cause) {
      this.#abandon(group, cause)
    }
    this.#queue = this.#queue.slice(group.taken)
    for (const answer of group.answers) answer()
    this.#hooks.afterCommit()
    if (this.#queue.length > 0) this.#schedule()
    else this.#closed?.()
  }

  #runCommands(group: Group): void {
    const deadline = performance.now() + MAX_MILLISECONDS
    for (const command of this.#queue) {
      if (group.taken > 0 && (group.rows >= MAX_ROWS || performance.now() >= deadline)) return
      group.taken++
      this.#runCommand(command, group)
    }
  }

  #runCommand({ execute, resolve, reject }: Command, group: Group): void {
    const undos: (() => void)[] = []
    const work: Work = { rows: 0, onRollback: (undo) => undos.push(undo) }
    const isFirst = group.taken === 1
    if (!isFirst) this.#statements.savepoint.run()
    try {
      const value = execute(work)
      group.rows += work.rows
      group.undos.push(...undos)
      group.answers.push(() => resolve(value))
    } catch (error) {
      undoAll(undos)
      // A disk that is full may have ended the whole transaction, and its savepoints with it.
      if (!this.#database.isTransaction) throw error
      if (isFirst) this.#beginAnew()
      else this.#statements.undo.run()
      group.answers.push(() => reject(storeError(error)))
    }
    if (!isFirst) this.#statements.release.run()
  }

  /**
   * Undoes the first command of a group. Nothing else is lost with it, so it does without a savepoint, which would keep
   * a copy of every page that a large command changes.
   */
  #beginAnew(): void {
    this.#statements.rollback.run()
    this.#statements.begin.run()
  }

  /** Nothing of the group is on disk: all its callers are told, whatever they would have been answered. */
  #abandon(group: Group, cause: unknown): void {
    if (this.#database.isTransaction) this.#statements.rollback.run()
    undoAll(group.undos)
    // A transaction that could not even begin fails everything that waits for it.
    if (group.taken === 0) group.taken = this.#queue.length
    const error = new StoreUnavailable('The group could not be committed', { cause })
    group.answers.splice(
      0,
      group.answers.length,
      ...this.#queue.slice(0, group.taken).map(
        ({ reject }) =>
          () =>
            reject(error),
      ),
    )
  }
}

/** The last first: each undo finds memory as its change has left it. */
function undoAll(undos: readonly (() => void)[]): void {
  for (const undo of undos.toReversed()) undo()
}
