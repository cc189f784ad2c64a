import { defineCase } from '../case-step/case.repository.ts';
import type { TransitionPathFilter } from '../generated/resolvers.ts';
import { transitionPaths } from './transition-path.table.ts';
import { type TransitionPath, transitionPathLifeCycle } from './transition-path.ts';

export const transitionPathCase = defineCase({
  type: 'TransitionPath',
  table: transitionPaths,
  begins: 'OPEN',
  cycle: transitionPathLifeCycle,
  toCase: (row): TransitionPath => row,
  check: (_: TransitionPathFilter) => {},
});
