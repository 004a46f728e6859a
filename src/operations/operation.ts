import type { Credentials } from '../core/access-key.ts'
import type { Diagnostics } from '../core/diagnosis.ts'
import type { ErrorName } from '../core/error.ts'
import type { PageQuery } from '../core/page-token.ts'
import type { Denial, Wanted } from '../core/permit.ts'
import type { Principal } from '../core/principal.ts'
import type { Input, Raised, Shapes } from '../shape/shape.ts'
import type { JournalSegment } from '../store/journal.ts'
import type { Delegation, Store } from '../store/store.ts'
import type { TaggingCall } from '../tagging/ports.ts'
import type { Tagging } from '../tagging/tagging.ts'
import type { Fields, Output } from './response.ts'
import type { Settings } from './settings.ts'
import type { SignatureDoctor } from './signature-doctor.ts'

/** Who calls, as far as operations may know. */
export type Caller = {
  readonly account: string
  /** RAM ARN. */
  readonly arn: string
  readonly principal: Principal
  /** Of a service principal, which acts for the account. */
  readonly delegation?: Delegation
}

/** One call as its handler sees it. */
export type Call = TaggingCall & {
  readonly caller: Caller
  /** The Host that the client used. */
  readonly host: string
}

/** What handlers work with, made once by the composition root. */
export type Services = {
  readonly tagging: Tagging
  readonly store: Store
  readonly pages: Pages
  readonly credentials: Credentials
  readonly diagnostics: Diagnostics
  readonly journal: Journal
  readonly doctor: SignatureDoctor
  /** When an access key was used last, in milliseconds, where that is not in the store yet. */
  readonly latestKeyUse: (keyId: string) => number | undefined
}

/** What this node knows of requests beside what is in the store. */
export type Journal = {
  /** Milliseconds for which requests are kept. */
  readonly age: number
  /** What is not written yet; `account` as in `ReadJournal`. */
  readonly unwritten: (account: string | undefined) => Promise<readonly JournalSegment[]>
}

/** Tokens of the next page, bound to the query they continue. */
export type Pages = {
  readonly seal: (query: PageQuery, last: readonly string[]) => string
  readonly open: (query: PageQuery, token: string) => readonly string[] | undefined
}

export type Fail<E extends ErrorName> = (error: E, ...values: readonly string[]) => never

type Checking<I, E extends ErrorName> = {
  readonly input: I
  readonly caller: Caller
  readonly settings: Settings
  readonly fail: Fail<E>
}

/** What the right that a call needs depends on. */
export type Asking<I> = { readonly input: I; readonly caller: Caller; readonly settings: Settings }

type Handling<I, C, E extends ErrorName> = Services & {
  readonly input: I
  readonly checked: C
  readonly call: Call
  readonly settings: Settings
  readonly fail: Fail<E>
  /** The settings of any account as they are now; undefined for an unknown one. */
  readonly settingsOfAccount: (account: string) => Promise<Settings | undefined>
  /** Ends the call as a denial, with what its caller may know of the reason. */
  readonly deny: (denial: Denial) => never
}

/**
 * One operation of the wire, whole: parameters, errors, access, texts, handler. Decoding, typed input, the
 * permission matrix, reference pages and error pages are derived from it.
 */
export type Operation<S extends Shapes, C, F extends Fields, E extends ErrorName> = {
  readonly api: string
  readonly version: string
  readonly action: string
  readonly summary: string
  readonly description: string
  readonly parameters: S
  readonly response: F
  readonly errors: readonly E[]
  /** Errors that concern one resource of a call and come inside a 200. */
  readonly failures?: readonly ErrorName[]
  readonly access: {
    readonly level: 'read' | 'list' | 'create' | 'update' | 'delete'
    /** For the page; `resource` of `request` is what a policy is held against. */
    readonly resource: string
    /** That a policy may use; `*` stands for those of every product. */
    readonly conditionKeys: readonly string[]
    readonly related?: readonly string[]
    /**
     * Whether service principals may call it for a tenant, named by AliUid, Bid, Createby and Category. It
     * then has all of `trustedCallerErrors`.
     */
    readonly trusted?: boolean
    /** Whether whoever runs the installation may call it, too, or nobody else. */
    readonly operators?: 'also' | 'only'
    /** All must be allowed. None: everybody who is somebody may. */
    readonly request: (of: Asking<Input<S>>) => Wanted | readonly Wanted[]
    /** What a denial ends with; NoPermission.Operator unless it is said. */
    readonly denied?: E
  }
  /** How often an account may call it in a second, where calls are throttled; as `rateOf` says where it is left out. */
  readonly rate?: number
  /** What concerns several parameters or elements of lists; runs before authorization and reads no tag data. */
  readonly check: (of: Checking<Input<S>, E>) => C
  /** Fails only before its verb of the store, which uses the call's nonce up. */
  readonly handle: (of: Handling<Input<S>, C, E>) => Promise<Output<F>>
  /** Of the products' own operations. */
  readonly address?: Address
  /** The field of its answers that holds the RequestId, where it is called otherwise. */
  readonly requestIdField?: string
  /** Its answers are documents of XML: the one field is the root, and the RequestId stands in a header. */
  readonly answers?: 'document'
  readonly examples: readonly Example[]
  readonly history: readonly { readonly date: string; readonly change: string }[]
}

export type Example = {
  readonly name: string
  readonly parameters: Readonly<Record<string, string>>
  readonly response: Readonly<Record<string, unknown>>
}

/** An operation whose own types do not matter, as the gateway and the documents see it. */
// biome-ignore lint/suspicious/noExplicitAny: input and output types are private to each declaration
export type AnyOperation = Operation<any, any, any, any>

/**
 * Where a call of an operation arrives, beside its version: at a path of its own, or under its name. Several products
 * may have the same version and name; the Host tells them apart, or else what the call names.
 */
export type Address = {
  /** First labels of the product's own hosts, such as `ecs` of `ecs.cn-hangzhou.aliyuncs.com`; lower-case. */
  readonly hosts: readonly string[]
  readonly route?: Route
  /** Whether a call of this version and name is likely meant for the product. */
  readonly recognizes: (parameters: ReadonlyMap<string, string>) => boolean
}

export type Route = { readonly method: string; readonly path: string }

/** Declares an operation. An error that its parameters can raise and `errors` does not name does not compile. */
export function operation<S extends Shapes, C, F extends Fields, const E extends ErrorName>(
  declaration: Operation<S, C, F, E> & ([Raised<S>] extends [E] ? unknown : { errors: Raised<S>[] }),
): Operation<S, C, F, E> {
  return declaration
}
