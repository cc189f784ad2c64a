import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import { anonymous, contactPadova, contactUnipd } from '../../../../tests/viewers.ts';
import { addEnrolment } from '../../tests/training.ts';
import { loadReference } from '../load-reference.ts';
import {
  certificateBytes,
  checkCharacterOf,
  findCertificateNumber,
  toCertificateNumber,
} from './certificate-number.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
});
afterAll(() => governance.close());

const selection =
  'operatorEnrolment { id state version certificate { number state } steps { act reason } }';

type Of = { id: string; version: number };

const send = ({ id, version }: Of, name: string, more: object = {}, viewer = contactUnipd) =>
  mutate(
    governance,
    name,
    selection,
    { operatorEnrolmentId: id, version, happenedOn: '2026-06-01', ...more },
    { viewer },
  );

const check = async (number: string) => {
  const { data, errors } = await governance.query(
    `query ($number: String!) { trainingCertificate(number: $number) {
      number topicIt hours certifiedOn provider { name } state revokedOn } }`,
    { number },
    anonymous,
  );
  expect(errors).toEqual([]);
  return data.trainingCertificate;
};

describe('a certificate', () => {
  it('is given by the provider and checked by anyone, who never learns whose it is', async () => {
    const enrolment = await addEnrolment(governance, { state: 'COMPLETED' });
    expect((await send(enrolment, 'certifyTraining', {}, contactPadova)).errors[0].code).toBe(
      'ONLY_PROVIDER_MAY',
    );
    const { operatorEnrolment } = await send(enrolment, 'certifyTraining');
    const { number } = operatorEnrolment.certificate;
    expect(operatorEnrolment).toMatchObject({
      state: 'CERTIFIED',
      certificate: { state: 'VALID' },
    });
    const valid = {
      ...{ number, topicIt: 'Accoglienza', hours: 10, certifiedOn: '2026-06-01' },
      ...{ provider: { name: 'Università di Padova' }, state: 'VALID', revokedOn: null },
    };
    expect(await check(number)).toEqual(valid);
    expect(await check(`${number.slice(0, 5)}-${number.slice(5)} `.toLowerCase())).toEqual(valid);

    const { operatorEnrolment: revoked } = await send(
      operatorEnrolment,
      'revokeTrainingCertificate',
      {
        reason: 'ISSUED_IN_ERROR',
      },
    );
    expect(revoked).toMatchObject({ state: 'COMPLETED', certificate: null });
    expect(await check(number)).toEqual({ ...valid, state: 'REVOKED', revokedOn: '2026-06-01' });
    const { operatorEnrolment: again } = await send(revoked, 'certifyTraining');
    expect(again.certificate.number).not.toBe(number);
  });

  it('is not given before completion, nor to whom the test says otherwise', async () => {
    const attending = await addEnrolment(governance, { state: 'ATTENDING' });
    const result = { testResult: 'NOT_PASSED' };
    expect((await send(attending, 'certifyTraining')).errors[0].code).toBe('CASE_STATE_FORBIDS');
    const { operatorEnrolment } = await send(attending, 'recordTrainingTest', result);
    expect(operatorEnrolment.steps).toEqual([{ act: 'TEST', reason: 'NOT_PASSED' }]);
    const failed = await addEnrolment(governance, { state: 'COMPLETED', testResult: 'NOT_PASSED' });
    const refused = [
      await send(failed, 'certifyTraining'),
      await send(failed, 'recordTrainingTest', result),
      await send(failed, 'recordTrainingTest', result, contactPadova),
      await send(failed, 'revokeTrainingCertificate', { reason: 'OTHER' }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual(['TRAINING_TEST_NOT_PASSED', ...Array(3).fill('CASE_STATE_FORBIDS')]);
  });

  it('is not found under a number that nobody was given, or that is none', async () => {
    const nobodys = toCertificateNumber(new Uint8Array(certificateBytes));
    for (const number of [nobodys, 'nonsense', '']) expect(await check(number)).toBeNull();
  });
});

describe('the number of a certificate', () => {
  const bytes = fc.uint8Array({ minLength: certificateBytes, maxLength: certificateBytes });

  it('has the check character that ISO 7064 gives', () => {
    // The Global Release Identifier, whose standard prints this example, is checked so.
    expect(checkCharacterOf('A12425GABC1234002')).toBe('M');
  });

  it('is read however it is typed, and not when one character is another', () => {
    const slip = fc.tuple(fc.nat(12), fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'));
    fc.assert(
      fc.property(bytes, slip, (drawn, [at, other]) => {
        const number = toCertificateNumber(drawn);
        expect(number).toMatch(/^[0-9A-Z]{13}$/);
        expect(findCertificateNumber(` ${number.toLowerCase()}-`)).toBe(number);
        const mistyped = number.slice(0, at) + other + number.slice(at + 1);
        expect(findCertificateNumber(mistyped)).toBe(mistyped === number ? number : undefined);
      }),
    );
  });
});
