import { expect, it } from '@jest/globals';
import { newId, parseTypeId } from '../type-id.ts';
import { idsIn } from './once.ts';

it('finds the ids in an answer however deep in lists and parts they are, each once', () => {
  const [record, erasure, enrolment] = [
    newId('person_record'),
    newId('erasure'),
    newId('enrolment'),
  ];
  const answer = [
    { id: erasure, parts: [{ of: record, more: { ids: [enrolment, record] } }] },
    { id: erasure, at: new Date(), bytes: Buffer.from(record), count: 3, none: null, word: 'a_b' },
  ];
  const uuids = [erasure, record, enrolment].map((id) => parseTypeId(id)?.uuid);
  expect(idsIn(answer)).toEqual(uuids);
  expect(idsIn(null)).toEqual([]);
});
