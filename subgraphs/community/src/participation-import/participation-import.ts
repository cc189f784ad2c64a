import type { Run, RunResult } from '#shared/import/import-run.ts';

export type ParticipationImportKind = 'PARTICIPATIONS' | 'HEAD_COUNTS';

export type ParticipationImport = Run<ParticipationImportKind> & { kind: ParticipationImportKind };

export type ImportResult = RunResult<ParticipationImportKind> & { kind: ParticipationImportKind };
