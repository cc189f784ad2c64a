import path from 'node:path';
import { parseArgs } from 'node:util';
import { readLocalConfig } from '../local/config.ts';
import { openDataDirectory } from '../local/data-directory.ts';
import { PlainError } from '../local/plain-error.ts';
import { measureSize } from './measure-size.ts';
import { queries } from './queries/all.ts';
import { tableHeader, tableLines } from './report/table.ts';
import { findRuntime } from './runtime.ts';
import { installPostgraphile } from './subjects/postgraphile.ts';

/** npm run bench -- query <name…> [--people 100000] [--rounds 5] [--items 20] [--seconds 2] */
export async function benchQueries(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      people: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
      items: { type: 'string', multiple: true },
      seconds: { type: 'string', default: '2' },
    },
  });
  const wanted = positionals.map((name) => {
    const query = queries.find((each) => each.name === name);
    if (query) return query;
    const known = queries.map((each) => each.name).join('\n  ');
    throw new PlainError(`There is no query ${name}. There are:\n  ${known}`);
  });
  const { dataDirectory } = readLocalConfig();
  openDataDirectory(dataDirectory);
  const folder = path.join(dataDirectory, 'bench');
  const runtime = findRuntime({ mayFetch: true });
  console.log(`Node ${runtime.version}\n${tableHeader}`);
  await measureSize({
    folder,
    people: Number(values.people),
    queries: wanted.length > 0 ? wanted : queries,
    items: values.items?.map(Number),
    effort: {
      rounds: Number(values.rounds),
      cpuPerRound: Number(values.seconds) * 1_000,
      connections: 16,
    },
    runtime,
    postgraphile: runtime.major >= 24 ? installPostgraphile(folder) : undefined,
    say: (line) => console.error(line),
    report: (result) => console.log(tableLines(result)),
  });
}
