import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
});
afterAll(() => governance.close());

const asked = `{ processingActivities { code title purposes dataSubjects categories types
  grounds { citation confidence } controllers { controller part duties } recipients retention measures } }`;

it('tells anybody what is done with people’s data, in their language, without a statement', async () => {
  const { data, errors, statements } = await governance.query(asked);
  expect([errors, statements]).toEqual([[], 0]);
  const codes = data.processingActivities.map(({ code }: { code: string }) => code);
  expect(codes).toContain('VULNERABILITY');
  const vulnerability = data.processingActivities[codes.indexOf('VULNERABILITY')];
  expect(vulnerability.categories).toEqual(['HEALTH_OR_VULNERABILITY']);
  expect(vulnerability.types).toContain('VulnerabilityCase');
  const italian = await governance.query(asked, {}, undefined, { language: 'it' });
  const { title } = italian.data.processingActivities[codes.indexOf('VULNERABILITY')];
  expect(title).toBe('Tutela delle persone vulnerabili');
});

it('tells of no type twice, and of those that report and study none', async () => {
  const { data } = await governance.query(asked);
  type Told = { code: string; types: string[]; categories: string[] };
  const told: Told[] = data.processingActivities;
  for (const code of ['MONITORING_AND_REPORTING', 'RESEARCH']) {
    expect(told.find((each) => each.code === code)).toMatchObject({ types: [], categories: [] });
  }
  // `Person` and `PersonRecord` are told of by both domains that know them.
  const types = told.flatMap((each) => each.types);
  const twice = types.filter((type, at) => types.indexOf(type) !== at);
  expect(twice.filter((type) => !['Person', 'PersonRecord'].includes(type))).toEqual([]);
});
