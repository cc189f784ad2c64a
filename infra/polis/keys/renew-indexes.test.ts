import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { loadReference } from '#governance/load-reference.ts';
import { sealAllDetails } from '#governance/operator/renew-details.ts';
import { keysHere } from '#shared/sealing/key-provider.ts';
import { parseIndexKeys, parseKeyRing } from '#shared/sealing/key-ring.ts';
import { blindIndex } from '#shared/sealing/sealing.ts';
import { vaultTransit } from '#shared/sealing/vault-transit.ts';
import { toTypeId } from '#shared/type-id.ts';
import { aVersion } from '../../../subgraphs/community/tests/surveys.ts';
import { openFakeTransit } from '../../../subgraphs/shared/src/sealing/fake-transit.fixture.ts';
import { testKeys, testProvider } from '../../../tests/keys.ts';
import { type Bench, openSubgraph } from '../../../tests/testbed.ts';
import { mutate } from '../../../tests/undertakings.ts';
import { communityTreviso, contactPadova } from '../../../tests/viewers.ts';
import { makeTemporaryDirectory } from '../../local/temporary-directory.ts';
import { countKeys, countUnder } from './count-keys.ts';
import { renewIndexes } from './renew-indexes.ts';
import { rewrapKeys } from './rewrap-keys.ts';

const keyOf = (digit: string) => Buffer.from(digit.repeat(32)).toString('base64');
/** The keys of the tests, and another index key. */
const bothIndexes = parseKeyRing(`1:${keyOf('1')}`, `1:${keyOf('2')},2:${keyOf('3')}`);
const onBoth = keysHere(() => bothIndexes);
const silent = () => undefined;

describe('addresses of operators', () => {
  let governance: Bench;
  let see: postgres.Sql;
  beforeAll(async () => {
    governance = await openSubgraph('governance');
    await loadReference(governance.database);
    see = postgres(governance.superuserUrl, { max: 1 });
  });
  afterAll(async () => {
    await see.end();
    await governance.close();
  });

  const named = { givenName: 'Elda', familyName: 'Montelago', role: 'OTHER' };
  const invite = (email: string, keys = testProvider) =>
    mutate(
      governance,
      'inviteOperator',
      'operator { id details { email qualifications } }',
      { ...named, email, openedOn: '2026-02-02' },
      { viewer: contactPadova, keys },
    );
  const codesOf = ({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code);
  const detailsOf = async (id: string, keys = onBoth) => {
    const document = 'query ($id: ID!) { operator(id: $id) { details { email qualifications } } }';
    const { data } = await governance.query(document, { id }, contactPadova, { keys });
    return data.operator.details;
  };

  it('are one operator’s before, while and after the index key is changed', async () => {
    const { operator } = await invite('elda@padova.example');
    expect(codesOf(await invite('elda@padova.example', onBoth))).toEqual(['OPERATOR_EMAIL_TAKEN']);
    const keyed = {
      ...{ domain: 'governance' as const, database: governance.database },
      ...{ provider: onBoth, isOurs: false },
    };
    expect(await renewIndexes(keyed, silent)).toBe(1);
    expect(countUnder(await countKeys(keyed), 'index', 1)).toBe(0);
    // Who knows both finds it under the new one; two at once, one of them.
    const twice = await Promise.all([1, 2].map(() => invite('due@padova.example', onBoth)));
    expect(twice.flatMap(codesOf)).toEqual(['OPERATOR_EMAIL_TAKEN']);
    expect(codesOf(await invite('ELDA@padova.example', onBoth))).toEqual(['OPERATOR_EMAIL_TAKEN']);
    expect(await detailsOf(operator.id)).toEqual({
      email: 'elda@padova.example',
      qualifications: [],
    });
  });

  it('that lie in the clear since before are read, kept unique, and sealed as the domain starts', async () => {
    const { operator } = await invite('before@padova.example');
    const uuid = await see`update operator_details set email = 'before@padova.example',
      qualifications = '{Mediazione}', sealed = null, data_key = null, email_index = null
      where email_index = ${blindIndex(testKeys, 'operator email', 'before@padova.example')}
      returning operator_id`;
    expect(uuid).toHaveLength(1);
    const told = { email: 'before@padova.example', qualifications: ['Mediazione'] };
    expect(await detailsOf(operator.id)).toEqual(told);
    expect(codesOf(await invite('before@padova.example'))).toEqual(['OPERATOR_EMAIL_TAKEN']);
    expect(await sealAllDetails(governance.database, testProvider)).toBe(1);
    expect(await sealAllDetails(governance.database, testProvider)).toBe(0);
    const rows = await see`select t::text as text from operator_details t`;
    expect(rows.map(({ text }) => text).join()).not.toMatch(/padova\.example|Mediazione/);
    expect(await detailsOf(operator.id)).toEqual(told);
    expect(codesOf(await invite('before@padova.example'))).toEqual(['OPERATOR_EMAIL_TAKEN']);
  });

  it('are nobody’s once the key is destroyed', async () => {
    const { operator } = await invite('gone@padova.example');
    const [row] = await see`select operator_id from operator_details order by 1 desc limit 1`;
    expect(toTypeId('operator', row?.['operator_id'])).toBe(operator.id);
    await see`update operator_details set data_key = null where operator_id = ${row?.['operator_id']}`;
    expect(await detailsOf(operator.id)).toBeNull();
  });
});

describe('survey responses', () => {
  it('of before lose their fingerprint alone; those of now keep theirs, and are known again', async () => {
    const community = await openSubgraph('community');
    const see = postgres(community.superuserUrl, { max: 1 });
    const surveyVersionId = await aVersion(community);
    const collect = async (externalRef: string, words: string) => {
      const answers = [
        { questionCode: 'helpful', optionCodes: ['yes'] },
        { questionCode: 'words', words },
      ];
      const told = { languageCode: 'ita', collectedOn: '2026-10-05', externalRef };
      const sent = {
        surveyVersionId,
        answers,
        ...told,
        respondentToken: `respondent-${externalRef}`,
      };
      const options = { viewer: communityTreviso, keys: onBoth };
      return mutate(community, 'collectSurveyResponse', 'surveyResponse { id }', sent, options);
    };
    const now = await collect('now-00001', 'Mi ha aiutato');
    await collect('old-00001', 'Mi ha aiutato');
    await see`update survey_response set fingerprint = ${blindIndex(testKeys, 'survey response', 'x')}
      where external_ref = 'old-00001'`;
    const keyed = {
      ...{ domain: 'community' as const, database: community.database },
      ...{ provider: onBoth, isOurs: false },
    };
    expect(countUnder(await countKeys(keyed), 'index', 1)).toBe(1);
    expect(await renewIndexes(keyed, silent)).toBe(1);
    expect(countUnder(await countKeys(keyed), 'index', 1)).toBe(0);
    expect(await collect('now-00001', 'Mi ha aiutato')).toEqual(now);
    for (const other of [
      await collect('now-00001', 'Altro'),
      await collect('old-00001', 'Mi ha aiutato'),
    ]) {
      expect(other.errors).toMatchObject([{ code: 'EXTERNAL_REF_TAKEN' }]);
    }
    await see.end();
    await community.close();
  });
});

describe('a key service', () => {
  it('wraps a list in one call, and its keys are changed as ours are', async () => {
    const folder = makeTemporaryDirectory('transit');
    const tokenFile = path.join(folder, 'token');
    fs.writeFileSync(tokenFile, 'the-token');
    const transit = await openFakeTransit('the-token');
    const index = () => parseIndexKeys(keyOf('2'));
    const provider = vaultTransit({ url: transit.url, key: 'polis', tokenFile, index });
    const governance = await openSubgraph('governance');
    await loadReference(governance.database);
    for (let at = 0; at < 30; at += 1) {
      const operator = { givenName: 'Elda', familyName: 'Montelago', role: 'OTHER' };
      const input = { ...operator, email: `e${at}@padova.example`, openedOn: '2026-02-02' };
      await mutate(governance, 'inviteOperator', 'operator { id }', input, {
        viewer: contactPadova,
        keys: provider,
      });
    }
    const list = async (first: number) => {
      transit.calls.length = 0;
      const { data, errors } = await governance.query(
        'query ($first: Int) { operators(first: $first) { nodes { details { email } } } }',
        { first },
        contactPadova,
        { keys: provider },
      );
      expect(errors).toEqual([]);
      expect(
        data.operators.nodes.filter(({ details }: { details: object }) => details),
      ).toHaveLength(first);
      return transit.calls.map(({ items }) => items);
    };
    expect([await list(5), await list(30)]).toEqual([[5], [30]]);
    transit.rotate();
    const keyed = {
      ...{ domain: 'governance' as const, database: governance.database },
      ...{ provider, isOurs: false },
    };
    expect(await rewrapKeys(keyed, silent)).toEqual({ done: 30, broken: 0 });
    const lying = await countKeys(keyed);
    expect([countUnder(lying, 'sealing', 1), countUnder(lying, 'sealing', 2)]).toEqual([0, 30]);
    expect(await list(30)).toEqual([30]);
    await governance.close();
    await transit.close();
    fs.rmSync(folder, { recursive: true });
  });
});
