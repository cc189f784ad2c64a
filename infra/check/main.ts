import { checkAccess } from './access.ts';
import { checkAccessRules } from './access-rules.ts';
import { checkBreakingChange } from './breaking-change.ts';
import type { Check } from './check.ts';
import { checkCodeLists } from './code-lists.ts';
import { runs } from './command.ts';
import { checkCommittedText } from './committed-text.ts';
import { checkComposeFile } from './compose-file.ts';
import { checkImage } from './image.ts';
import { checkLockFile } from './lock-file.ts';
import { checkMigrations } from './migrations.ts';
import { checkPublicCode } from './public-code.ts';
import { writeResolverTypes } from './resolver-types.ts';
import { describeOutcome, runChecks } from './run-checks.ts';
import { checkStates } from './states.ts';
import { checkSupergraph } from './supergraph.ts';

// npm run check                    everything
// npm run check -- types lint      some

const cruised = ['gateway', 'subgraphs', 'schema', 'infra', 'tests'];
const checks: Check[] = [
  { name: 'supergraph', run: checkSupergraph },
  { name: 'access-rules', run: checkAccessRules },
  { name: 'access', run: checkAccess },
  { name: 'types', run: runs('typescript', 'tsc') },
  {
    name: 'lint',
    run: runs('@biomejs/biome', 'biome', 'ci', '--colors=off', '--error-on-warnings', '.'),
  },
  {
    name: 'boundaries',
    run: runs('dependency-cruiser', 'depcruise', '--config', '.dependency-cruiser.mjs', ...cruised),
  },
  { name: 'unused', run: runs('knip', 'knip', '--treat-config-hints-as-errors') },
  { name: 'breaking-change', run: checkBreakingChange },
  { name: 'migrations', run: checkMigrations },
  { name: 'code-lists', run: checkCodeLists },
  { name: 'states', run: checkStates },
  { name: 'image', run: checkImage },
  { name: 'compose', run: checkComposeFile },
  { name: 'publiccode', run: checkPublicCode },
  { name: 'lock-file', run: checkLockFile },
  { name: 'machine-paths', run: checkCommittedText },
];

const named = process.argv.slice(2);
const unknown = named.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`There is no check ${unknown.join(', ')}. There are:`);
  console.error(checks.map(({ name }) => name).join(', '));
  process.exitCode = 2;
} else {
  await writeResolverTypes();
  const chosen = checks.filter(({ name }) => named.length === 0 || named.includes(name));
  const { passed, failed } = await runChecks(chosen, (outcome) =>
    console.log(describeOutcome(outcome)),
  );
  console.log(`Checks: ${failed > 0 ? `${failed} failed, ` : ''}${passed} passed`);
  if (failed > 0) process.exitCode = 1;
}
