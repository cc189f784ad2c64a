import { runSubgraph } from '#shared/server/run-subgraph.ts';
import { modules } from './schema.ts';

await runSubgraph('governance', modules);
