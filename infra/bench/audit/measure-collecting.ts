import { buildSchema, type GraphQLSchema, parse } from 'graphql';
import type { AuditLog } from '#shared/audit/audit-log.ts';
import { auditing } from '#shared/audit/audited-execution.ts';
import type { Context } from '#shared/context.ts';
import { platform } from '#shared/identity/viewer.ts';
import { executeAsSubgraph } from '#shared/server/executor.ts';
import type { Run } from '#shared/server/run.ts';
import { newId } from '#shared/type-id.ts';

const rounds = 7;
const times = 300;
const names = Array.from({ length: 10 }, (_, index) => `field${index}`);

/** Processor time of 100 people with 10 fields each, executed with and without being recorded. */
export async function measureCollecting(): Promise<string[]> {
  const audit: AuditLog = { append: async () => {} };
  // What executing asks of a context, and no more.
  const context = { viewer: platform, language: 'en', audit } as unknown as Context;
  const document = parse(`{ people { ${names.join(' ')} } }`);
  const plain = executeAsSubgraph(peopleSchema());
  const schema = peopleSchema();
  const recorded = auditing(schema, executeAsSubgraph(schema));
  const cpuOf = async (run: Run) => {
    const before = process.cpuUsage();
    for (let time = 0; time < times; time += 1) {
      JSON.stringify(await run(document, undefined, context, {}));
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / times;
  };
  await cpuOf(plain);
  await cpuOf(recorded);
  const without: number[] = [];
  const withAudit: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    without.push(await cpuOf(plain));
    withAudit.push(await cpuOf(recorded));
  }
  const [a, b] = [median(without), median(withAudit)];
  return [
    `100 people × 10 fields: ${a.toFixed(0)} µs of processor without, ${b.toFixed(0)} µs with the audit: ${(b - a).toFixed(0)} µs more`,
  ];
}

function median(values: number[]): number {
  return values.toSorted((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;
}

function peopleSchema(): GraphQLSchema {
  const schema = buildSchema(`
    directive @personal(category: String!) on OBJECT
    type PersonRecord @personal(category: IDENTITY) { id: ID! ${names.map((name) => `${name}: String`).join(' ')} }
    type Query { people: [PersonRecord!]! }`);
  const people = Array.from({ length: 100 }, () => ({
    id: newId('person_record'),
    ...Object.fromEntries(names.map((name) => [name, `value of ${name}`])),
  }));
  const field = schema.getQueryType()?.getFields()['people'];
  if (field) field.resolve = async () => people;
  return schema;
}
