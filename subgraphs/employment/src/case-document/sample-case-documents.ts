import { createHash } from 'node:crypto';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { seal } from '#shared/sealing/sealing.ts';
import { findUuid } from '#shared/type-id.ts';
import { sampleDataKey } from '../person/sample-data-key.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { caseDocuments } from './case-document.table.ts';
import { caseDocumentParts } from './case-document-part.table.ts';
import { namePlace, sealPart } from './sealed-document.ts';

/** One in so many has a document: a page of records shows one, and a million people need some 150 MB more. */
const oneIn = 8;

/** A page with a line on it; the same for all, since nobody of the sample signed anything. */
const page = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 61>>stream
BT /F 16 Tf 60 770 Td (POLIS: documento del campione.) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
%%EOF
`);
const sha256 = createHash('sha256').update(page).digest('hex');

export function sampleCaseDocuments(people: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(caseDocuments, (person: PlannedPerson) => documentsOf(people, person)),
    sampleRowsOfPeople(caseDocumentParts, (person: PlannedPerson) => partsOf(people, person)),
  ];
}

function documentsOf({ seed, keys }: PlannedPeople, person: PlannedPerson) {
  if (!hasDocument(seed, person)) return [];
  const id = sampleId('case_document', seed, person.index);
  const intake = sampleId('intake', seed, person.index);
  const dataKey = sampleDataKey(keys, seed, person.index);
  return [
    {
      id,
      personRecordId: sampleId('person_record', seed, person.index),
      organisationId: knownReferenceId('organisation', person.owner),
      caseType: 'Intake',
      caseUuid: findUuid('intake', intake) ?? intake,
      kind: 'IDENTITY_DOCUMENT' as const,
      format: 'PDF' as const,
      fileName: seal(dataKey, namePlace(id), 'documento.pdf'),
      size: page.length,
      received: page.length,
      sha256,
      state: 'AVAILABLE' as const,
      scanned: false,
      begunAt: new Date(`${person.enrolledOn}T10:00:00Z`),
      version: 3,
    },
  ];
}

function partsOf({ seed, keys }: PlannedPeople, person: PlannedPerson) {
  if (!hasDocument(seed, person)) return [];
  const documentId = sampleId('case_document', seed, person.index);
  const dataKey = sampleDataKey(keys, seed, person.index);
  return [{ documentId, offset: 0, sealed: sealPart(dataKey, documentId, 0, page) }];
}

function hasDocument(seed: number, person: PlannedPerson): boolean {
  return randomAt(seed, 'document of case', person.index).chance(1 / oneIn);
}
