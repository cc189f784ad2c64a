import { parseArgs } from 'node:util';
import { PlainError } from '../local/plain-error.ts';
import { measureSize } from './measure-size.ts';
import { queries } from './queries/all.ts';
import { tableHeader, tableLines } from './report/table.ts';
import { openSetting, sayAside } from './setting.ts';

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
  const setting = openSetting({ mayFetch: true });
  console.log(`Node ${setting.runtime.version}\n${tableHeader}`);
  await measureSize({
    ...setting,
    people: Number(values.people),
    queries: wanted.length > 0 ? wanted : queries,
    items: values.items?.map(Number),
    effort: {
      rounds: Number(values.rounds),
      cpuPerRound: Number(values.seconds) * 1_000,
      connections: 16,
    },
    say: sayAside,
    report: (result) => console.log(tableLines(result)),
  });
}
