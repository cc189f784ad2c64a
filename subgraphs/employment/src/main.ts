import { runSubgraph } from '#shared/server/run-subgraph.ts';
import { followers } from './followers.ts';
import { keepPruningImports } from './import-run/keep-pruning-imports.ts';
import { keepCounting } from './matching/keep-counting.ts';
import { modules } from './schema.ts';

await runSubgraph('employment', modules, followers, {
  seals: true,
  keep: [keepCounting, keepPruningImports],
});
