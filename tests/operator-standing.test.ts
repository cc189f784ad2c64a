import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { loadReference as loadEmployment } from '#employment/load-reference.ts';
import { keepStandings } from '#gateway/operator-standing/keep-standings.ts';
import { findStandings } from '#gateway/operator-standing/operator-standing.repository.ts';
import { loadReference as loadGovernance } from '#governance/load-reference.ts';
import { dateInItaly } from '#shared/clock.ts';
import { actingAs } from './testbed.ts';
import { caseWorkerPadova, caseWorkerTreviso, platform } from './viewers.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// An employer invites an operator, moves them, suspends them and lets them go; what their token opens
// follows at once, although the token itself goes on for an hour.

let graph: WholeGraph;
let operator: { id: string; version: number };

beforeAll(async () => {
  graph = await openWholeGraph(
    async ({ governance, employment }) => {
      await loadGovernance(governance.database);
      await loadEmployment(employment);
    },
    { followsOperators: true },
  );
}, 120_000);
afterAll(() => graph.close());

const today = dateInItaly(new Date());

async function tell(mutation: string, input: object) {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const { data, errors } = await graph.query(
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { operator { id version } errors { ... on UserError { code } } } }`,
    { input },
    'contact-veneto-lavoro',
  );
  expect(errors).toEqual([]);
  expect(data[mutation].errors).toEqual([]);
  operator = data[mutation].operator;
}

const advance = (act: string) =>
  tell('advanceOperator', {
    operatorId: operator.id,
    version: operator.version,
    act,
    happenedOn: today,
  });

const correct = (change: object) =>
  tell('correctOperator', {
    operatorId: operator.id,
    version: operator.version,
    reason: 'LATE_INFORMATION',
    ...change,
  });

/** What the operator's token is answered, the same one all along. */
async function ask() {
  const answer = await graph.query('{ persons { totalCount } }', {}, 'case-worker-padova');
  const { status, data, errors } = answer;
  return { status, reason: errors[0]?.extensions['reason'], seen: data?.persons?.totalCount };
}

const lets = { status: 200, reason: undefined, seen: 0 };
const refuses = (reason: string) => ({ status: 403, reason, seen: undefined });

describe('what an operator sees', () => {
  it('is by the token alone while the employer keeps no operator for it', async () => {
    expect(await ask()).toEqual(lets);
  });

  it('is nothing while they are only invited', async () => {
    await tell('inviteOperator', {
      givenName: 'Alda',
      familyName: 'Casalvento',
      role: 'CASE_WORKER',
      email: 'alda.casalvento@veneto-lavoro.example',
      accessPointId: caseWorkerPadova.accessPoint,
      subject: 'case-worker-padova',
    });
    expect(await ask()).toEqual(refuses('INVITED'));
  });

  it('begins with the next request once they are at work', async () => {
    await advance('ACTIVATE');
    expect(await ask()).toEqual(lets);
  });

  it('ends while they are suspended, also for documents, and goes on when they are back', async () => {
    await advance('SUSPEND');
    expect(await ask()).toEqual(refuses('SUSPENDED'));
    const token = await graph.tokenOf('case-worker-padova');
    const headers = { authorization: `Bearer ${token}`, 'accept-language': 'it' };
    const document = await fetch(`${graph.origin}/documents/case_document_0`, { headers });
    expect(document.status).toBe(403);
    expect(await document.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('è sospeso') }],
    });
    await advance('RESUME');
    expect(await ask()).toEqual(lets);
  });

  it('ends where they no longer work', async () => {
    await correct({ accessPointId: caseWorkerTreviso.accessPoint });
    expect(await ask()).toEqual(refuses('PLACE_CHANGED'));
    await correct({ accessPointId: caseWorkerPadova.accessPoint });
    expect(await ask()).toEqual(lets);
  });

  it('ends with the role', async () => {
    await correct({ role: 'TRAINER' });
    expect(await ask()).toEqual(refuses('ROLE_CHANGED'));
    await correct({ role: 'MEDIATOR' });
    expect(await ask()).toEqual(lets);
  });

  it('is not told to a partner: accounts are the employer’s and the platform’s', async () => {
    const asked = '{ operators { nodes { subject account } } }';
    const own = await graph.query(asked, {}, 'contact-veneto-lavoro');
    const stranger = await graph.query(asked, {}, 'contact-comune-padova');
    expect(own.data.operators.nodes[0].subject).toBe('case-worker-padova');
    expect(stranger.data.operators.nodes).toEqual([{ subject: null, account: null }]);
  });

  it('ends for good when they leave, for another gateway too, and while governance is down', async () => {
    await advance('LEAVE');
    expect(await ask()).toEqual(refuses('LEFT'));
    await graph.running.get('governance')?.close();
    graph.running.delete('governance');
    expect(await ask()).toEqual(refuses('LEFT'));
    const other = keepStandings(graph.own.database, pino({ level: 'silent' }));
    await other.refresh();
    expect(other.refusalOf(caseWorkerPadova)).toBe('LEFT');
  });

  it('is kept under a hash, without a name', async () => {
    const rows = await actingAs(graph.own, platform, findStandings);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/case-worker-padova|Casalvento/);
  });
});
