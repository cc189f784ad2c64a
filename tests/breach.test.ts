import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadReference as loadEmployment } from '#employment/load-reference.ts';
import { loadReference as loadGovernance } from '#governance/load-reference.ts';
import { auditCommand } from '#infra/polis/audit/audit-command.ts';
import { breachCommand } from '#infra/polis/breach/breach-command.ts';
import { domains } from '#schema/domains.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// A token was stolen: what was seen with it, and whom to tell.

let graph: WholeGraph;
let environment: Record<string, string>;
const ids: Record<'padova' | 'venezia', string> = { padova: '', venezia: '' };

const enter = async (identity: 'system-veneto-lavoro' | 'system-comune-venezia') => {
  const { data } = await graph.query(
    `mutation ($input: EnterPersonRecordInput!) { enterPersonRecord(input: $input) { personRecord { id } errors { ... on UserError { code } } } }`,
    { input: { facts: { givenName: 'Canarinia', familyName: 'Alaoui', birthDate: '1990-05-17' } } },
    identity,
  );
  return data.enterPersonRecord.personRecord.id as string;
};

beforeAll(async () => {
  graph = await openWholeGraph(async ({ governance, employment }) => {
    await loadGovernance(governance.database);
    await loadEmployment(employment);
  });
  environment = {
    LANG: 'en_US',
    ...Object.fromEntries(
      domains.map((domain) => [
        `${domain.toUpperCase()}_DATABASE_URL`,
        graph.databases[domain].url,
      ]),
    ),
  };
  await graph.followAll();
  ids.padova = await enter('system-veneto-lavoro');
  ids.venezia = await enter('system-comune-venezia');
  await graph.followAll();
  for (const id of Object.values(ids)) {
    await graph.query(
      'query ($id: ID!) { personRecord(id: $id) { sex consents { purpose } duplicateCases { state } person { birthYear } } }',
      { id },
      'data-steward',
    );
  }
}, 180_000);
afterAll(() => graph.close());

const whole = { from: '2020-01-01T00:00:00Z', to: '2120-01-01T00:00:00+01:00' };

async function jtiOf(identity: 'data-steward' | 'system-veneto-lavoro'): Promise<string> {
  const [, payload = ''] = (await graph.tokenOf(identity)).split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()).jti;
}

async function breach(token: string, { from, to } = whole, ...more: string[]) {
  const lines: string[] = [];
  const args = ['--token', token, '--from', from, '--to', to, ...more];
  const code = await breachCommand(args, environment, (line) => lines.push(line));
  return { code, lines };
}

describe('polis breach', () => {
  it('lists whose data, which fields, and which controllers to notify', async () => {
    const { code, lines } = await breach(await jtiOf('data-steward'), whole, '--json');
    expect(code).toBe(1);
    const told = lines.map((line) => JSON.parse(line));
    const summary = told.pop();
    const records = told.filter(({ id }) => Object.values(ids).includes(id));
    expect(records).toHaveLength(2);
    for (const record of records) {
      // Once itself, and once by the case in which the other may be the same person.
      expect(record).toMatchObject({ domain: 'employment', times: 2 });
      expect(record.fields).toContain('PersonRecord.sex');
      expect(record.fields).not.toContain('PersonRecord.givenName');
      expect(record.controllers).toHaveLength(1);
    }
    expect(summary).toMatchObject({
      subjects: told.length,
      hasUnknown: false,
      fields: { DEMOGRAPHIC: expect.arrayContaining(['Person.birthYear', 'PersonRecord.sex']) },
    });
    const named = summary.controllersToNotify.map(({ name }: { name: string }) => name);
    expect(named.sort()).toEqual([
      expect.stringContaining('Venezia'),
      expect.stringContaining('Veneto Lavoro'),
    ]);
  });

  it('goes through all domains, of a system that saw its own people', async () => {
    const token = await jtiOf('system-veneto-lavoro');
    await graph.query(
      'query ($id: ID!) { personRecord(id: $id) { person { participations { totalCount } } } }',
      { id: ids.padova },
      'system-veneto-lavoro',
    );
    const told = (await breach(token, whole, '--json')).lines.map((line) => JSON.parse(line));
    const ofCommunity = told.filter(({ domain }) => domain === 'community');
    expect(ofCommunity.map(({ fields }) => fields)).toEqual([['Person.participations']]);
    expect(ofCommunity[0].controllers).toHaveLength(1);
    const entered = told.find(({ id }) => id === ids.padova);
    expect(entered.fields).toContain('PersonRecord.person');
  });

  it('says it to people, in both languages', async () => {
    const token = await jtiOf('data-steward');
    const english = (await breach(token)).lines.join('\n');
    expect(english).toContain(`${ids.padova}: `);
    expect(english).toContain('Controllers to notify:\n  ');
    const italian = (await breach(token, whole, '--lang', 'it')).lines.join('\n');
    expect(italian).toContain('Titolari da informare:');
    expect(italian).toContain('dati demografici: ');
    expect(english + italian).not.toContain('Canarinia');
  });

  it('finds nothing by another token, nor outside the time', async () => {
    const other = await breach('another-token');
    expect([other.code, other.lines.at(-1)]).toEqual([
      0,
      'Nothing personal was seen with it in that time.',
    ]);
    const before = { from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' };
    expect((await breach(await jtiOf('data-steward'), before)).code).toBe(0);
  });

  it('refuses what it does not understand', async () => {
    expect((await breach('x', { from: 'yesterday', to: whole.to })).code).toBe(2);
    expect(await breachCommand(['--help'], environment, () => {})).toBe(0);
    expect(await breachCommand(['--sing'], environment, () => {})).toBe(2);
  });
});

describe('what all three domains wrote down of it', () => {
  it('is whole', async () => {
    const lines: string[] = [];
    expect(await auditCommand(['verify'], environment, (line) => lines.push(line))).toBe(0);
    expect(lines.map((line) => line.split(',')[0])).toEqual(
      domains.map((domain) => `${domain}: whole`),
    );
  });

  it('holds what the domains copied of each other, of whom nobody is told', async () => {
    const { data } = await graph.query(
      `query ($id: ID!) { employmentAuditTrail(filter: { operator: "system-community" }) { totalCount nodes { role subjects { id } } }
        personRecord(id: $id) { accesses { nodes { role } } } }`,
      { id: ids.padova },
      'data-steward',
    );
    const copied = data.employmentAuditTrail.nodes.flatMap(
      ({ subjects }: { subjects: { id: string }[] }) => subjects.map(({ id }) => id),
    );
    expect(copied).toEqual(expect.arrayContaining(Object.values(ids)));
    const roles = data.personRecord.accesses.nodes.map(({ role }: { role: string }) => role);
    expect(roles).not.toContain('PLATFORM');
  });
});
