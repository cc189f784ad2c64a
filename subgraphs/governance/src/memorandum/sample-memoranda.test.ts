import { expect, it } from '@jest/globals';
import { sampleSignatories } from '../signatory/sample-signatories.ts';
import { countSignatures, type Signatory } from '../signatory/signatory.ts';
import { isInForceOn } from './memorandum.ts';
import { memorandumLifeCycle } from './memorandum-life-cycle.ts';
import { drawnMemoranda } from './sample-memoranda.ts';

const rows = drawnMemoranda.map(({ row }) => row);

it('the sample has memoranda in every state, and one that ran out unnoticed', () => {
  const states = new Set(['DRAFT', ...Object.values(memorandumLifeCycle).map(({ to }) => to)]);
  expect(new Set(rows.map(({ state }) => state))).toEqual(states);
  const unnoticed = rows.filter(
    (row) => row.state === 'IN_FORCE' && !isInForceOn(row, '2026-10-30'),
  );
  expect(unnoticed).toHaveLength(1);
});

it('as many signatures are missing in the sample as its signatories have not given', () => {
  const [table] = sampleSignatories();
  // The rows of its first table are the signatories.
  const signatories = [...(table?.rows() ?? [])] as Signatory[];
  for (const { id, partyIds, signaturesMissing } of rows) {
    const own = signatories.filter(({ memorandumId }) => memorandumId === id);
    expect(own.map(({ organisationId }) => organisationId)).toEqual(partyIds);
    expect(countSignatures(own).missing).toBe(signaturesMissing);
  }
});
