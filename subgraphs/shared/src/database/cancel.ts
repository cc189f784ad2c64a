import net from 'node:net';
import type pg from 'pg';

/** What the driver knows of its own connection and does not declare. */
type Inside = { processID: number; secretKey: number; host: string; port: number };

/** PostgreSQL's CancelRequest: its length, its code, and the word on which connection it is about. */
const cancelCode = 80_877_102;

/**
 * Tells PostgreSQL to stop what a connection runs once the signal is given: to close the connection
 * would not, since a server process that computes does not look at it.
 */
export function cancelOnAbort(
  client: pg.ClientBase,
  signal: AbortSignal | undefined,
): {
  /** No more of it; says whether the statement was told to stop. */
  stop: () => boolean;
} {
  let told = false;
  const tell = () => {
    told = true;
    const { processID, secretKey, host, port } = client as unknown as Inside;
    const request = Buffer.alloc(16);
    for (const [index, word] of [16, cancelCode, processID, secretKey].entries()) {
      request.writeInt32BE(word, index * 4);
    }
    const socket = host.startsWith('/')
      ? net.connect(`${host}/.s.PGSQL.${port}`)
      : net.connect(port, host);
    // Where it does not arrive the statement still has its own limit.
    socket.on('error', () => {}).end(request);
    socket.resume();
  };
  signal?.addEventListener('abort', tell, { once: true });
  return {
    stop() {
      signal?.removeEventListener('abort', tell);
      return told;
    },
  };
}
