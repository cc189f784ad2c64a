import { runSubgraph } from '#shared/server/run-subgraph.ts';
import { followers } from './followers.ts';
import { modules } from './schema.ts';

await runSubgraph('governance', modules, followers);
