import { z } from 'zod';
import { day, externalRef, filled, required, text } from '#shared/import/cells.ts';
import { defineImportKind, type Upserted } from '#shared/import/import-kind.ts';
import { type Result, refuse } from '#shared/result.ts';
import { findUuid } from '#shared/type-id.ts';
import { findRecordIdsByRef } from '../person-record/person-record.repository.ts';
import { prepareRows, type RowRefusal, rowColumns, rowRefusals } from './import-rows.ts';

const row = z.object({
  externalRef,
  activity: required,
  personExternalRef: text,
  personRecordId: text,
  occurredOn: filled(day),
});

type Named = Pick<z.output<typeof row>, 'personExternalRef' | 'personRecordId'>;

/** Persons that took part, each by the record that employment has of them. */
export const participations = defineImportKind({
  name: 'PARTICIPATIONS',
  scope: 'participation:write',
  row,
  refusals: {
    ...rowRefusals,
    PersonNeedsOneName: {
      en: 'Give either your own name for the record or its id.',
      it: "Indicare il proprio riferimento della scheda oppure l'identificativo.",
      path: ['personExternalRef'],
    },
    PersonRefUnknown: {
      en: 'Your organisation has no record of this name: enter the person in employment first.',
      it: "Il tuo ente non ha una scheda con questo riferimento: la persona va prima inserita nell'ambito lavoro.",
      path: ['personExternalRef'],
    },
  },
  columns: rowColumns,
  async prepare(tx, context, rows) {
    const { organisation } = context.viewer;
    const refs = rows.flatMap(({ personExternalRef }) => personExternalRef ?? []);
    const records =
      organisation === null
        ? new Map<string, string>()
        : await findRecordIdsByRef(tx, organisation, refs);
    const recordOf = ({ personExternalRef: ref, personRecordId: given }: Named) => {
      const id = ref ? records.get(ref) : given;
      return id && findUuid('person_record', id) !== undefined ? id : undefined;
    };
    const recordIds = rows.flatMap((each) => recordOf(each) ?? []);
    const bringIn = await prepareRows(tx, context, rows, recordIds);
    type Refusal = RowRefusal | 'PersonNeedsOneName' | 'PersonRefUnknown';
    return async (within, each): Promise<Result<Upserted, Refusal>> => {
      const { personExternalRef: ref, personRecordId: given } = each;
      if (!ref === !given) return refuse('PersonNeedsOneName');
      if (ref && !records.has(ref)) return refuse('PersonRefUnknown');
      const personRecordId = recordOf(each);
      if (personRecordId === undefined) return refuse('PersonRecordUnknown');
      return bringIn(within, each, { personRecordId });
    };
  },
});
