import assert from 'node:assert/strict'
import type { Server } from 'node:http'
import { readCertificate } from '../../../src/wire/certificate.ts'
import type { HttpRequest } from '../../../src/wire/http.ts'
import { createHttpsServer } from '../../../src/wire/https-server.ts'
import { type RouterPorts, refuse, route } from '../../../src/wire/router.ts'
import { close, createHttpServer, listen, type ServerPorts } from '../../../src/wire/server.ts'
import { asUser, done, newRole, newUser } from '../../api/identities.ts'
import { assume } from '../../api/sessions.ts'
import { converse, requestBytes } from '../../support/http.ts'
import { createService, KEY_ID, SECRET } from '../../support/service.ts'
import { type Target, targetOf } from '../../support/target.ts'
import { certificateFiles } from '../../support/tls.ts'
import type { Credentials, Endpoints } from './clients.ts'

type Session = Required<Credentials>

/** A service behind sockets, which tells of each request whether its signature held. */
export type Gate = AsyncDisposable & {
  readonly endpoints: Endpoints
  /** Requests as they arrived over a socket. */
  readonly arrived: HttpRequest[]
  /** Of those who may do everything: the root, a user, two sessions. */
  readonly credentials: readonly [Credentials, ...Credentials[]]
  readonly sessions: readonly [Session, Session]
  readonly inactive: Credentials
  /** Another one after everything that is written to the store. */
  readonly version: () => unknown
  /** Sends one request while nothing else is under way; `time` is that of the server's clock, in milliseconds. */
  readonly answerTo: (
    request: HttpRequest,
    overSocket: boolean,
    time?: number,
  ) => Promise<{ readonly verified: boolean; readonly status: number; readonly code: string }>
}

export async function openGate(): Promise<Gate> {
  const service = await createService()
  // Clients sign by the clock of the machine.
  service.now = Date.now()
  let verified = false
  let at: number | undefined
  const arrived: HttpRequest[] = []
  const ports: RouterPorts = {
    ...service.ports,
    now: () => at ?? Date.now(),
    authenticator: {
      async authenticate(...call) {
        const identity = await service.ports.authenticator.authenticate(...call)
        verified = true
        return identity
      },
    },
  }
  const answering: ServerPorts = {
    answer: (request) => {
      arrived.push(inOnePiece(request))
      return route(request, ports)
    },
    refuse: (request, error) => refuse(request, error, ports),
  }
  const plain = createHttpServer(answering)
  const secure = createHttpsServer(answering, await readCertificate(certificateFiles('server')))
  const [port, securePort] = [await listen(plain, '127.0.0.1', 0), await listen(secure, '127.0.0.1', 0)]
  const keys = await makeKeys(targetOf(service))
  return {
    ...keys,
    endpoints: { http: `127.0.0.1:${port}`, https: `127.0.0.1:${securePort}` },
    arrived,
    version: service.version,
    async answerTo(request, overSocket, time) {
      verified = false
      at = time
      const answer = overSocket ? await overTheSocket(port, request) : await route(request, ports)
      at = undefined
      return {
        verified,
        status: answer.status,
        code: /"Code":"([^"]*)"|<Code>([^<]*)/.exec(String(answer.body))?.slice(1).find(Boolean) ?? '',
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([plain, secure].map(shut))
      await service[Symbol.asyncDispose]()
    },
  }
}

/** As it would have arrived had the client sent its body in one piece. */
function inOnePiece(request: HttpRequest): HttpRequest {
  const headers = new Map(request.headers)
  if (headers.delete('transfer-encoding')) headers.set('content-length', String(request.body.length))
  return { ...request, headers }
}

async function overTheSocket(port: number, request: HttpRequest) {
  const { answers } = await converse(port, [requestBytes(request)], {
    wanted: 1,
    hangUp: true,
    toHead: request.method === 'HEAD',
  })
  return answers[0] ?? assert.fail('no answer')
}

function shut(server: Server): Promise<void> {
  server.closeAllConnections()
  return close(server)
}

async function makeKeys(root: Target): Promise<Pick<Gate, 'credentials' | 'sessions' | 'inactive'>> {
  const all = { PolicyName: 'AdministratorAccess', PolicyType: 'System' }
  const UserName = await newUser(root)
  await done(root, 'AttachPolicyToUser', { ...all, UserName })
  const user = await asUser(root, UserName)
  const RoleName = await newRole(root, { MaxSessionDuration: '43200' })
  await done(root, 'AttachPolicyToRole', { ...all, RoleName })
  const session = async (): Promise<Session> => {
    const { keyId, secret, token } = await assume(user, RoleName, { DurationSeconds: '43200' })
    return { accessKeyId: keyId, accessKeySecret: secret, securityToken: token }
  }
  const sessions = [await session(), await session()] as const
  const other = await asUser(root, UserName)
  await done(root, 'UpdateAccessKey', { UserName, UserAccessKeyId: other.signer.keyId, Status: 'Inactive' })
  return {
    credentials: [{ accessKeyId: KEY_ID, accessKeySecret: SECRET }, credentialsOf(user), ...sessions],
    sessions,
    inactive: credentialsOf(other),
  }
}

function credentialsOf({ signer }: Target): Credentials {
  return { accessKeyId: signer.keyId, accessKeySecret: signer.secret }
}
