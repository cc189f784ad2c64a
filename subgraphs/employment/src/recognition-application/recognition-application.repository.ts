import { defineCase } from '../case-step/case.repository.ts';
import type { RecognitionApplicationFilter } from '../generated/resolvers.ts';
import { recognitionApplications } from './recognition-application.table.ts';
import {
  type RecognitionApplication,
  recognitionApplicationLifeCycle,
} from './recognition-application.ts';

export const recognitionApplicationCase = defineCase({
  type: 'RecognitionApplication',
  table: recognitionApplications,
  begins: 'PREPARING',
  cycle: recognitionApplicationLifeCycle,
  toCase: (row): RecognitionApplication => row,
  check: (_: RecognitionApplicationFilter) => {},
});
