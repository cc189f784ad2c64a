import { expect } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import type { AskOptions, Bench } from '../../../tests/testbed.ts';
import { associationLead } from '../../../tests/viewers.ts';
import { now } from './rows.ts';

export type SendOptions = AskOptions & { viewer?: Viewer };

const mutation = `mutation ($input: ImportParticipationsInput!) { importParticipations(input: $input) {
  participationImport { id kind created updated unchanged refused finishedAt
    results { line externalRef outcome entityId errors { code message path } } }
  errors { ... on UserError { code path } } } }`;

export function sendImport(
  community: Bench,
  input: object,
  { viewer = associationLead, ...options }: SendOptions = {},
) {
  return community.query(mutation, { input }, viewer, { now, ...options });
}

/** Brings in what may well be refused record by record, but not as a whole. */
export async function bringInto(community: Bench, input: object, options: SendOptions = {}) {
  const { data, errors } = await sendImport(community, input, options);
  expect(errors).toEqual([]);
  expect(data.importParticipations.errors).toEqual([]);
  return data.importParticipations.participationImport;
}

type Result = { outcome: string; entityId: string; errors: { code: string; path: string[] }[] };

type Run = { results: Result[] };

export const outcomesOf = (run: Run) => run.results.map(({ outcome }) => outcome);

export const codesOf = (run: Run) =>
  run.results.map(({ errors }) => errors.map(({ code, path }) => [code, ...path].join(' ')).join());
