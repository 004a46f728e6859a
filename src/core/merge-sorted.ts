/**
 * The elements of all lists in order, each list being in order itself. Does a little work per element, so that
 * a long run can be interrupted anywhere.
 */
export function* mergeSorted<T>(
  lists: readonly Iterable<T>[],
  before: (a: T, b: T) => boolean,
): Generator<T> {
  const heap: Cursor<T>[] = []
  for (const list of lists) {
    const rest = list[Symbol.iterator]()
    const first = rest.next()
    if (!first.done) push(heap, { head: first.value, rest }, before)
  }
  for (let top = heap[0]; top; top = heap[0]) {
    yield top.head
    const next = top.rest.next()
    if (next.done) replaceTop(heap)
    else top.head = next.value
    sink(heap, before)
  }
}

/** A list from its head on. */
type Cursor<T> = { head: T; readonly rest: Iterator<T> }

function push<T>(heap: Cursor<T>[], cursor: Cursor<T>, before: (a: T, b: T) => boolean): void {
  let at = heap.push(cursor) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!swapIfBefore(heap, at, parent, before)) return
    at = parent
  }
}

function replaceTop<T>(heap: Cursor<T>[]): void {
  const last = heap.pop()
  if (last && heap.length > 0) heap[0] = last
}

function sink<T>(heap: Cursor<T>[], before: (a: T, b: T) => boolean): void {
  for (let at = 0; ; ) {
    const left = 2 * at + 1
    const right = left + 1
    const [l, r] = [heap[left], heap[right]]
    if (!l) return
    const least = r && before(r.head, l.head) ? right : left
    if (!swapIfBefore(heap, least, at, before)) return
    at = least
  }
}

function swapIfBefore<T>(heap: Cursor<T>[], a: number, b: number, before: (a: T, b: T) => boolean): boolean {
  const [x, y] = [heap[a] as Cursor<T>, heap[b] as Cursor<T>]
  if (!before(x.head, y.head)) return false
  heap[a] = y
  heap[b] = x
  return true
}
