import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import { associationLead, coordinator } from '../../../../tests/viewers.ts';
import { aCup, aGrant, codesOf, grantIn } from '../../tests/grants.ts';
import type { Grant } from './grant.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

describe('a correction of a grant', () => {
  const selection = 'grant { cup deMinimisAid version corrections { field before after } }';
  const correct = ({ id }: Grant, more: object, viewer = coordinator) =>
    mutate(
      community,
      'correctGrant',
      selection,
      { grantId: id, version: 1, reason: 'DOCUMENT_SHOWN', ...more },
      { viewer },
    );

  it('needs the scope of who decides', async () => {
    const input = '{ grantId: "grant_1", version: 1, reason: OTHER, cup: "1" }';
    const document = `mutation { correctGrant(input: ${input}) { errors { __typename } } }`;
    const { errors } = await community.query(document, {}, associationLead);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'community:decide' });
  });

  it('keeps what was said before, and is refused what does not fit', async () => {
    const grant = await aGrant(community, grantIn('CONTRACTED'));
    const other = await aGrant(community, grantIn('CONTRACTED'));
    const refused = [
      await correct(grant, { cup: other.cup }),
      await correct(grant, { cup: 'H79' }),
      await correct(grant, { deMinimisAid: '299000.01' }),
      await correct(grant, { deMinimisAid: '-1' }),
      await correct(grant, { deMinimisAid: '0' }),
      await correct(grant, { cup: aCup() }, { ...associationLead, scopes: coordinator.scopes }),
      await correct(await aGrant(community, grantIn('ACCEPTED')), { cup: aCup() }),
      await correct(await aGrant(community, grantIn('OFFERED')), { deMinimisAid: '5' }),
    ];
    expect(codesOf(refused)).toEqual([
      'CUP_TAKEN',
      'CUP_MALFORMED',
      'DE_MINIMIS_EXCEEDED',
      'AMOUNT_MALFORMED',
      'NOTHING_CORRECTED',
      'CASE_NOT_FOUND',
      'CASE_STATE_FORBIDS',
      'CASE_STATE_FORBIDS',
    ]);
    const { grant: corrected } = await correct(grant, { deMinimisAid: '5000' });
    expect(corrected).toMatchObject({
      deMinimisAid: '5000.00',
      corrections: [{ field: 'deMinimisAid', before: '"0.00"', after: '"5000.00"' }],
    });
  });
});
