import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Item = { plaintext?: string; ciphertext?: string; associated_data?: string };

/**
 * A transit engine on this machine, as its HTTP interface is published: named key with versions, batches,
 * associated data, an error for each item that fails and 400 for the whole.
 */
export async function openFakeTransit(token: string) {
  const versions = [randomBytes(32)];
  const calls: { path: string; items: number }[] = [];

  function encrypt({ plaintext = '', associated_data = '' }: Item) {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', versions.at(-1) ?? '', nonce);
    cipher.setAAD(Buffer.from(associated_data, 'base64'));
    const body = [cipher.update(Buffer.from(plaintext, 'base64')), cipher.final()];
    const sealed = Buffer.concat([nonce, ...body, cipher.getAuthTag()]).toString('base64');
    return { ciphertext: `vault:v${versions.length}:${sealed}`, key_version: versions.length };
  }

  function decrypt({ ciphertext = '', associated_data = '' }: Item) {
    const [, version, text = ''] = /^vault:v(\d+):(.*)$/.exec(ciphertext) ?? [];
    const sealed = Buffer.from(text, 'base64');
    try {
      const key = versions[Number(version) - 1] ?? '';
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAAD(Buffer.from(associated_data, 'base64'));
      decipher.setAuthTag(sealed.subarray(-16));
      const body = [decipher.update(sealed.subarray(12, -16)), decipher.final()];
      return { plaintext: Buffer.concat(body).toString('base64') };
    } catch {
      return { error: 'cipher: message authentication failed' };
    }
  }

  function answer(path: string, items: Item[]): { status: number; body: object } {
    if (path === '/v1/transit/keys/polis') {
      return { status: 200, body: { data: { latest_version: versions.length } } };
    }
    const works: Record<string, (item: Item) => object> = {
      '/v1/transit/encrypt/polis': encrypt,
      '/v1/transit/decrypt/polis': decrypt,
    };
    const work = works[path];
    if (!work) return { status: 404, body: { errors: [] } };
    calls.push({ path, items: items.length });
    const results = items.map(work);
    const failed = results.some((result) => 'error' in result);
    return { status: failed ? 400 : 200, body: { data: { batch_results: results } } };
  }

  const server = createServer(async (request, response) => {
    const isKnown = request.headers['x-vault-token'] === token;
    const { batch_input: items = [] } = await bodyOf(request);
    const { status, body } = isKnown
      ? answer(request.url ?? '', items)
      : { status: 403, body: { errors: ['permission denied'] } };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}/v1/transit`,
    calls,
    rotate: () => void versions.push(randomBytes(32)),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function bodyOf(request: IncomingMessage): Promise<{ batch_input?: Item[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : JSON.parse(text);
}
