import { connect } from 'node:net';
import { addAbortSignal, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Scan, ScannerUnavailable, type ScanVerdict } from './scanner.ts';

/** Longest wait for a verdict, ms. */
const patience = 20_000;

/** The scanner clamd, of ClamAV, by its command INSTREAM over TCP. */
export function clamdAt(host: string, port: number, waitMs = patience): Scan {
  return async (content) => {
    const socket = addAbortSignal(AbortSignal.timeout(waitMs), connect({ host, port }));
    // Asked for before anything is sent: clamd may answer and hang up in the middle.
    const reply = text(socket);
    const sent = pipeline(Readable.from(inFrames(content)), socket, { end: false });
    try {
      const [answer] = await Promise.all([reply, sent]);
      return readVerdict(answer);
    } catch (error) {
      throw new ScannerUnavailable('clamd gives no verdict', { cause: error });
    } finally {
      socket.destroy();
    }
  };
}

/** Each piece behind its length, and a length of zero at the end. */
async function* inFrames(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of content) {
    yield lengthOf(piece);
    yield piece;
  }
  yield lengthOf(Buffer.alloc(0));
}

function lengthOf({ length }: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

/** `stream: OK` or `stream: <what> FOUND`; anything else, as `… ERROR`, is no verdict. */
function readVerdict(answer: string): ScanVerdict {
  if (answer === 'stream: OK\0') return 'CLEAN';
  if (/^stream: .+ FOUND\0$/.test(answer)) return 'INFECTED';
  throw new Error('its answer is neither OK nor FOUND');
}
