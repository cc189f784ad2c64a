import { createServer, type Socket } from 'node:net';
import { findFreePort } from '../../../infra/local/free-port.ts';

/** Speaks clamd's INSTREAM and finds one word; what it answers otherwise can be told. */
export async function openFakeClamd(word: string) {
  const port = await findFreePort();
  const scanned: Buffer[] = [];
  const sockets = new Set<Socket>();
  let answer: ((content: Buffer) => string) | undefined;

  const server = createServer((socket) => {
    sockets.add(socket);
    const pieces: Buffer[] = [];
    socket.on('error', () => {});
    socket.on('data', (piece) => {
      pieces.push(piece);
      // It may be over only where a length of zero ends it.
      if (piece.at(-1) !== 0) return;
      const content = readStream(Buffer.concat(pieces));
      if (!content) return;
      scanned.push(content);
      const usual = content.includes(word) ? 'stream: Test.Word FOUND\0' : 'stream: OK\0';
      socket.end(answer?.(content) ?? usual);
    });
  });

  return {
    port,
    scanned,
    answerWith(other: (content: Buffer) => string) {
      answer = other;
    },
    open: () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve)),
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** What lies between the command and the empty frame; undefined until that has come. */
function readStream(sent: Buffer): Buffer | undefined {
  const command = Buffer.from('zINSTREAM\0');
  if (sent.length < command.length) return undefined;
  if (!sent.subarray(0, command.length).equals(command))
    throw new Error('Not the command INSTREAM');
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= sent.length; ) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
