import { z } from 'zod';
import { day, externalRef, oneOf, present, several, text } from '#shared/import/cells.ts';
import { cellRefusals } from '#shared/import/cells.wording.ts';
import { defineImportKind } from '#shared/import/import-kind.ts';
import { ok, refuse } from '#shared/result.ts';
import { findAccessPointIds } from '../access-point/access-point.repository.ts';
import type { PersonFactsInput } from '../generated/resolvers.ts';
import { findRecordsByRef } from '../person/person-record.repository.ts';
import { correctPersonRecord } from '../person-facts/correct-person-record.ts';
import { enterPersonRecord } from '../person-facts/enter-person-record.ts';
import {
  correctPersonRecordRefusals,
  enterPersonRecordRefusals,
} from '../person-facts/person-facts.wording.ts';

const row = z
  .object({
    externalRef,
    accessPointCode: text,
    validFrom: day,
    givenName: text,
    familyName: text,
    originalName: text,
    aliases: several,
    birthDate: day,
    birthDatePrecision: oneOf('DAY', 'MONTH', 'YEAR', 'ESTIMATED'),
    birthCountryCode: text,
    birthComuneCode: text,
    sex: oneOf('FEMALE', 'MALE', 'UNKNOWN'),
    citizenshipCodes: several,
    residenceCode: text,
    domicileCode: text,
    language: text,
    codiceFiscaleAbsence: oneOf('NOT_ASSIGNED', 'NOT_SHOWN', 'NOT_KNOWN'),
    email: text,
    phone: text,
    guardianKind: oneOf('PARENT', 'GUARDIAN', 'VOLUNTARY_GUARDIAN'),
    guardianName: text,
    guardianPhone: text,
  })
  .refine(({ guardianKind, guardianName }) => !guardianName || guardianKind, {
    path: ['guardianKind'],
    error: 'ValueMissing',
  });

/** People are entered and corrected as by hand, duplicates found included. */
export const people = defineImportKind({
  name: 'PEOPLE',
  scope: 'person:write',
  row,
  refusals: { ...correctPersonRecordRefusals, ...enterPersonRecordRefusals, ...cellRefusals },
  columns: { accessPointId: 'accessPointCode', name: 'guardianName' },
  async prepare(tx, { viewer }, rows) {
    const refs = rows.map((each) => each.externalRef);
    const records = await findRecordsByRef(tx, viewer.organisation, refs);
    const known = new Map(records.map((record) => [record.externalRef, record]));
    const codes = rows.flatMap(({ accessPointCode }) => accessPointCode ?? []);
    const places = await findAccessPointIds(tx, codes);
    return async (context, each) => {
      const { externalRef: ref, accessPointCode, validFrom = null } = each;
      const record = known.get(ref);
      const facts = toFacts(each);
      if (record) {
        const { id: personRecordId, version } = record;
        const correction = { personRecordId, version, facts, validFrom };
        const corrected = await correctPersonRecord(context, correction);
        if (!corrected.ok) return corrected;
        known.set(ref, corrected.value);
        const same = corrected.value.version === version;
        return ok({ outcome: same ? 'UNCHANGED' : 'UPDATED', id: personRecordId });
      }
      const accessPointId = accessPointCode ? places.get(accessPointCode) : null;
      if (accessPointId === undefined) return refuse('AccessPointNotFound');
      const entered = await enterPersonRecord(context, { externalRef: ref, accessPointId, facts });
      if (!entered.ok) return entered;
      known.set(ref, entered.value);
      return ok({ outcome: 'CREATED', id: entered.value.id });
    };
  },
});

function toFacts({
  externalRef: _,
  accessPointCode: __,
  validFrom: ___,
  guardianKind,
  guardianName,
  guardianPhone = null,
  ...facts
}: z.output<typeof row>): PersonFactsInput {
  if (guardianName === undefined) return present(facts);
  // A guardian who has a name has a kind: the row is refused otherwise.
  if (!guardianName || !guardianKind) return { ...present(facts), guardian: null };
  const guardian = { kind: guardianKind, name: guardianName, phone: guardianPhone };
  return { ...present(facts), guardian };
}
