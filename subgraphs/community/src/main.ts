import { keepPruningImports } from '#shared/import/keep-pruning-imports.ts';
import { runSubgraph } from '#shared/server/run-subgraph.ts';
import { followers } from './followers.ts';
import { keptImports } from './participation-import/participation-import.repository.ts';
import { modules } from './schema.ts';

await runSubgraph('community', modules, followers, {
  seals: true,
  keep: [keepPruningImports(keptImports)],
});
