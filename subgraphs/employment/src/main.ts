import { keepPruningImports } from '#shared/import/keep-pruning-imports.ts';
import { orExit } from '#shared/server/or-exit.ts';
import { runSubgraph } from '#shared/server/run-subgraph.ts';
import { keepExamining } from './case-document/keep-examining.ts';
import { readScanner } from './case-document/read-scanner.ts';
import { keepErasing } from './erasure/keep-erasing.ts';
import { followers } from './followers.ts';
import { keptRuns } from './import-run/import-run.repository.ts';
import { keepCounting } from './matching/keep-counting.ts';
import { routes } from './routes.ts';
import { modules } from './schema.ts';

const scan = await orExit(readScanner);
await runSubgraph('employment', modules, followers, {
  seals: true,
  keep: [keepErasing, keepCounting, keepExamining(scan), keepPruningImports(keptRuns)],
  routes: routes(scan),
});
