import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#shared/database/database.ts';
import { referenceId } from '#shared/reference-id.ts';
import { aroundComune, territoryKey } from '#shared/territory-key.ts';
import { readReferenceFile, sourceFields, toSource } from '../reference-file.ts';
import { excludedSource, hasOtherSource, toSourceColumns } from '../reference-source.ts';
import { veneto } from '../territory/comuni-packages.ts';
import { organisations, organisationTerritories } from './organisation.table.ts';
import { organisationTypes } from './organisation.ts';

const organisationSchema = z.object({
  key: z.string().min(1),
  legal_name: z.string().min(1),
  name: z.string().min(1),
  type: z.enum(organisationTypes),
  state: z.enum(['CANDIDATE', 'ACTIVE']),
  ...sourceFields,
});

const relationSchema = z.object({
  organisation: z.string().min(1),
  relation: z.enum(['SEATED_IN', 'LEADS', 'SERVES']),
  level: z.enum(['COMUNE', 'ATS']),
  code: z.string().min(1),
  valid_from: z.iso.date(),
  valid_to: z.iso.date().nullable(),
  ...sourceFields,
});

type RelationRow = z.infer<typeof relationSchema>;

/** Brings the organisations to what our files state, but for their state, which moves by acts. */
export async function loadOrganisations(tx: Tx): Promise<Record<string, number>> {
  const written = await tx
    .insert(organisations)
    .values(readReferenceFile('organisations.csv', organisationSchema).map(toOrganisation))
    .onConflictDoUpdate({
      target: organisations.id,
      set: {
        legalName: sql`excluded.legal_name`,
        name: sql`excluded.name`,
        type: sql`excluded.type`,
        ...excludedSource(),
      },
      setWhere: sql`(${organisations.legalName}, ${organisations.name}, ${organisations.type})
        is distinct from (excluded.legal_name, excluded.name, excluded.type)
        or ${hasOtherSource(organisations)}`,
    })
    .returning({ id: organisations.id });
  const related = await tx
    .insert(organisationTerritories)
    .values(readReferenceFile('organisation-territories.csv', relationSchema).flatMap(toRelations))
    .onConflictDoUpdate({
      target: [
        organisationTerritories.organisationId,
        organisationTerritories.territory,
        organisationTerritories.relation,
        organisationTerritories.validFrom,
      ],
      set: { validTo: sql`excluded.valid_to`, ...excludedSource() },
      setWhere: sql`${organisationTerritories.validTo} is distinct from excluded.valid_to
        or ${hasOtherSource(organisationTerritories)}`,
    })
    .returning({ id: organisationTerritories.organisationId });
  return { organisations: written.length, organisationTerritories: related.length };
}

function toOrganisation(row: z.infer<typeof organisationSchema>) {
  const { key, legal_name: legalName, name, type, state } = row;
  const id = referenceId('organisation', key);
  return { id, legalName, name, type, state, ...toSourceColumns(toSource(row)) };
}

/** Who is seated in a comune is seated in its province and region too. */
function toRelations(row: RelationRow) {
  const { organisation, relation, level, code, valid_from: validFrom, valid_to: validTo } = row;
  const territories =
    relation === 'SEATED_IN' ? aroundComune(code, veneto.code) : [territoryKey({ level, code })];
  return territories.map((territory) => ({
    organisationId: referenceId('organisation', organisation),
    territory,
    relation,
    validFrom,
    validTo,
    ...toSourceColumns(toSource(row)),
  }));
}
