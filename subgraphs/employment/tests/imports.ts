import { expect } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import type { AskOptions, Bench } from '../../../tests/testbed.ts';
import { caseNow } from '../../../tests/undertakings.ts';
import { systemVenetoLavoro } from '../../../tests/viewers.ts';

export type ImportOptions = AskOptions & { viewer?: Viewer };

const mutation = `mutation ($input: ImportRecordsInput!) { importRecords(input: $input) {
  importRun { id kind created updated unchanged refused startedAt finishedAt
    results { line externalRef outcome entityId errors { code message path } } }
  errors { ... on UserError { code path } } } }`;

/** As the case system of Veneto Lavoro sends it, unless told. */
export async function sendImport(
  bench: Bench,
  input: object,
  { viewer = systemVenetoLavoro, ...options }: ImportOptions = {},
) {
  return bench.query(mutation, { input }, viewer, { now: caseNow, ...options });
}

/** The run of what was sent, which is not refused as a whole. */
export async function importInto(bench: Bench, input: object, options: ImportOptions = {}) {
  const { data, errors } = await sendImport(bench, input, options);
  expect(errors).toEqual([]);
  expect(data.importRecords.errors).toEqual([]);
  return data.importRecords.importRun;
}

type Run = {
  results: { line: number; outcome: string; errors: { code: string; path: string[] }[] }[];
};

export const outcomesOf = ({ results }: Run) => results.map(({ outcome }) => outcome);

export const codesOf = ({ results }: Run) =>
  results.map(({ errors }) => errors.map(({ code, path }) => [code, ...path]));
