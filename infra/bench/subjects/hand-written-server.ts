import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';
import { queries } from '../queries/all.ts';
import type { BenchQuery, Parameter } from '../query.ts';
import { settingsOf } from './claims.ts';

/** Connections of one domain, taken in turn: one connection each, so that nothing comes between. */
type Turn = () => postgres.Sql;

const turns = new Map<string, Turn>();

function turnOf(query: BenchQuery): Turn {
  const known = turns.get(query.askedOf);
  if (known) return known;
  const url = process.env[`${query.askedOf.toUpperCase()}_DATABASE_URL`] ?? '';
  const clients = Array.from({ length: Number(process.env['CONNECTIONS']) }, () =>
    postgres(url, { max: 1, onnotice: () => undefined }),
  );
  let next = 0;
  const turn = () => {
    const client = clients[next++ % clients.length];
    if (!client) throw new Error('CONNECTIONS is not set');
    return client;
  };
  turns.set(query.askedOf, turn);
  return turn;
}

/** Four messages in one go: begin, the claims, the statement, commit. */
async function answer(request: IncomingMessage, body: string): Promise<string> {
  const query = queries.find(({ name }) => request.url === `/${name}`);
  if (!query?.handWritten) throw new Error(`There is no ${request.url}`);
  const client = turnOf(query)();
  const settings = settingsOf(request.headers);
  // Our own load generator wrote it.
  const parameters = JSON.parse(body) as Parameter[];
  const [, , rows] = await Promise.all([
    client.unsafe('begin read only'),
    client`select set_config('app.role', ${settings['app.role'] ?? ''}, true),
      set_config('app.organisation_id', ${settings['app.organisation_id'] ?? ''}, true),
      set_config('app.access_point_id', ${settings['app.access_point_id'] ?? ''}, true)`,
    client.unsafe<{ data: string }[]>(query.handWritten.sql, parameters, { prepare: true }),
    client.unsafe('commit'),
  ]);
  return `{"data":${rows[0]?.data}}`;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    answer(request, Buffer.concat(chunks).toString()).then(
      (text) => response.setHeader('content-type', 'application/json').end(text),
      (error) => {
        console.error(error);
        response.writeHead(500).end(String(error));
      },
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  // The server listens on TCP, so its address is an object.
  process.send?.({ type: 'ready', port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
