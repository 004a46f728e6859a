/** A proxy before a server, which can lose what passes through it. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type ProxyServer = AsyncDisposable & {
  readonly port: () => number
  /** Ends all connections. */
  readonly cut: () => void
  /** Ends the next connection over which the server answers, once it has; the client gets nothing of it. */
  readonly loseNextAnswer: () => void
  /** Keeps connections open and passes nothing on any more. */
  readonly fallSilent: () => void
  /** Ends all connections, and takes no further ones until it is opened again. */
  readonly shut: () => Promise<void>
  readonly open: () => Promise<void>
}

/** Listens on a port of this machine; `target` is the path of a socket, or tells it for each connection. */
export async function openProxy(target: string | (() => string)): Promise<ProxyServer> {
  const sockets = new Set<Socket>()
  let losing = false
  let silent = false
  let port = 0
  const server = createServer((client) => {
    const upstream = connect(typeof target === 'string' ? target : target())
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        sockets.delete(socket)
        end()
      })
    }
    client.on('data', (chunk) => {
      if (!silent) upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (silent) return
      if (losing) {
        losing = false
        end()
      } else client.write(chunk)
    })
  })
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  const open = async () => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }
  const shut = async () => {
    const closed = once(server, 'close')
    server.close()
    cut()
    await closed
  }
  await open()
  return {
    ...{ cut, open, shut },
    port: () => port,
    loseNextAnswer: () => {
      losing = true
    },
    fallSilent: () => {
      silent = true
    },
    async [Symbol.asyncDispose]() {
      if (server.listening) await shut()
    },
  }
}
