import type { Run, RunResult } from '#shared/import/import-run.ts';

export type ImportKindName = 'PEOPLE' | 'ENROLMENTS' | 'SERVICES' | 'ATTENDANCE';

export type ImportRun = Run<ImportKindName> & { kind: ImportKindName };

export type ImportResult = RunResult<ImportKindName> & { kind: ImportKindName };
