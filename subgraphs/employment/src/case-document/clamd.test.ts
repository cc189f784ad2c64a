import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findFreePort } from '../../../../infra/local/free-port.ts';
import { openFakeClamd } from '../../tests/fake-clamd.ts';
import { clamdAt } from './clamd.ts';
import { readScanner } from './read-scanner.ts';
import { ScannerUnavailable } from './scanner.ts';

let clamd: Awaited<ReturnType<typeof openFakeClamd>>;
beforeAll(async () => {
  clamd = await openFakeClamd('MALWARE');
  await clamd.open();
});
afterAll(() => clamd.close());

async function* inPieces(pieces: readonly Uint8Array[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece);
}

const content = (text: string) => inPieces([Buffer.from(text)]);

describe('clamd', () => {
  it('is sent every byte, however it comes', async () => {
    const scan = clamdAt('127.0.0.1', clamd.port);
    const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pieces, async (sent) => {
        expect(await scan(inPieces(sent))).toBe('CLEAN');
        expect(clamd.scanned.at(-1)?.equals(Buffer.concat(sent))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('finds malware', async () => {
    const scan = clamdAt('127.0.0.1', clamd.port);
    expect(await scan(content('some MALWARE inside'))).toBe('INFECTED');
  });

  it.each(['INSTREAM size limit exceeded. ERROR\0', 'stream: OK', 'stream: OK\0stream: OK\0', ''])(
    'gives no verdict by answering %j',
    async (answer) => {
      const other = await openFakeClamd('MALWARE');
      await other.open();
      other.answerWith(() => answer);
      const scan = clamdAt('127.0.0.1', other.port);
      await expect(scan(content('x'))).rejects.toThrow(ScannerUnavailable);
      await other.close();
    },
  );

  it('gives no verdict when it is not there, or silent', async () => {
    const nobody = clamdAt('127.0.0.1', await findFreePort());
    await expect(nobody(content('x'))).rejects.toThrow(ScannerUnavailable);
    const port = await findFreePort();
    const silent = createServer((socket) => void socket.on('error', () => {}).resume());
    await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve));
    const waiting = clamdAt('127.0.0.1', port, 100)(content('x'));
    await expect(waiting).rejects.toThrow(ScannerUnavailable);
    silent.close();
  });

  it('is passed on what goes wrong with the content, as no verdict', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('a');
      throw new Error('cannot be read');
    }
    const scan = clamdAt('127.0.0.1', clamd.port);
    await expect(scan(broken())).rejects.toThrow(ScannerUnavailable);
  });
});

describe('the scanner', () => {
  it('is none unless configured', () => {
    expect(readScanner({})).toBeUndefined();
    expect(readScanner({ POLIS_SCANNER_URL: '' })).toBeUndefined();
  });

  it('is found at its address', async () => {
    const scan = readScanner({ POLIS_SCANNER_URL: `clamd://127.0.0.1:${clamd.port}` });
    expect(await scan?.(content('x'))).toBe('CLEAN');
  });

  it.each(['http://localhost:3310', 'clamd://localhost', 'localhost:3310'])(
    'is not at %s',
    (url) => {
      expect(() => readScanner({ POLIS_SCANNER_URL: url })).toThrow(
        /POLIS_SCANNER_URL is .*; it takes the address of a scanner/,
      );
    },
  );
});
