// Run on Node 24 alone. PostGraphile is no dependency of the project: it is loaded from the folder
// into which the bench installed it.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type ClaimHeaders, settingsOf } from './claims.ts';

const folder = process.env['POSTGRAPHILE_FOLDER'] ?? '';
const load = createRequire(path.join(folder, 'package.json'));
const { postgraphile } = load('postgraphile');
const { grafserv } = load('postgraphile/grafserv/node');
const { PostGraphileAmberPreset } = load('postgraphile/presets/amber');
const { makePgService } = load('postgraphile/adaptors/pg');
const { jsonPgSmartTags } = load('postgraphile/utils');
const { PostGraphileConnectionFilterPreset } = load('postgraphile-plugin-connection-filter');

/** What our tables say in other ways than a plain foreign key. */
const relations = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      enrolment: {
        tags: {
          foreignKey: [
            '(person_id) references person (id)|@fieldName person|@foreignFieldName enrolments',
            '(person_record_id) references person_record (id)|@foreignFieldName enrolments',
          ],
        },
      },
    },
  },
});

type RequestContext = { node?: { req: { headers: ClaimHeaders } } };

const server = createServer();
const instance = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  plugins: [relations],
  // It would hide filters on columns without an index, and ours has one that is answered all the same.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [
    makePgService({
      schemas: ['public'],
      pubsub: false,
      connectionString: process.env['DATABASE_URL'],
      poolConfig: {
        max: Number(process.env['CONNECTIONS']),
        // Between its rounds it waits for the others'.
        idleTimeoutMillis: 0,
      },
    }),
  ],
  grafserv: { graphiql: false, watch: false, websockets: false },
  grafast: {
    explain: false,
    context: ({ node }: RequestContext) => ({ pgSettings: settingsOf(node?.req.headers ?? {}) }),
  },
});
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => {
  // The server listens on TCP, so its address is an object.
  process.send?.({ type: 'ready', port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
