import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { domains } from '#schema/domains.ts';
import { prefixOf } from '#shared/type-id.ts';
import { objectTypes, owners, rootFields, sdlFiles, upperFirst } from './sdl.ts';

// One can see from the names what belongs together. An exception is named, with its reason.

const root = fileURLToPath(new URL('../', import.meta.url));

/** Modules without a contract: what a domain keeps of another, learned from its feed. */
const followed = [
  'employment/community-participation',
  'employment/governance-place',
  'community/person-record',
];
/** How what is of every kind is done, reference data or cases: what modules have, they have none of. */
const withoutContract = [
  'governance/reference',
  'governance/undertaking',
  'employment/case-step',
  'community/undertaking',
];
/** Feed and audit are each one contract for every domain and live in shared. */
const shared = ['change-feed', 'audit-trail'];
/** Use cases that are no mutation: the one path by which several move a thing on. */
const behindMutations = [
  'governance/membership/act-on-membership',
  'employment/person-identifier/act-on-identifier',
  'employment/case-step/open-case',
  'employment/referral/act-on-referral',
  'employment/case-step/work-on-case',
  // What an import says anew of what is there.
  'community/participation/revise-participation',
  // A part of an upload, which comes by HTTP.
  'employment/case-document/receive-part',
  // Asks, and each question is recorded.
  'employment/matching/match-person',
  // Counts people whom the caller may not see.
  'employment/pathway-funnel/read-pathway-funnel',
  'employment/open-case-count/read-open-cases',
  // Lists drafts too that the Regione does not see.
  'governance/open-duty/read-open-duties',
];
const drawersThatAreNone = [
  // Here a service is a process, and this is a process for the tests of the supervisor.
  'infra/local/fake-service.fixture.ts',
  // Somebody who looks after a plan.
  'subgraphs/employment/src/individual-plan/assign-case-manager.ts',
];

const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => /\.(ts|mjs)$/.test(file) && existsSync(path.join(root, file)));
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
function hasResolvers(module: string): boolean {
  const name = path.basename(module);
  return existsSync(path.join(root, folderOf(module), `${name}.resolvers.ts`));
}
const kebab = (name: string) => name.replaceAll(/(?<=.)([A-Z])/g, '-$1').toLowerCase();
const pascal = (name: string) => name.split('-').map(upperFirst).join('');

/** `node` is resolved by what ids say, and has no folder. */
const contracts = sdlFiles.filter(
  ({ folder, module }) =>
    domains.some((domain) => domain === folder) || (folder === 'gateway' && module !== 'node'),
);
const folderOf = (module: string) =>
  module.replace(/^(\w+)\//, (_, graph) =>
    graph === 'gateway' ? 'gateway/src/' : `subgraphs/${graph}/src/`,
  );
const modules = [...domains, 'gateway'].flatMap((graph) =>
  readdirSync(path.join(root, folderOf(`${graph}/`)), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
    .map(({ name }) => `${graph}/${name}`)
    // Beside its modules the gateway has folders of other things.
    .filter((module) => graph !== 'gateway' || hasResolvers(module)),
);

describe('a module', () => {
  it('has one SDL file and one folder of the same name', () => {
    const named = contracts.map(({ folder, module }) => `${folder}/${module}`);
    expect([...named, ...followed, ...withoutContract].sort()).toEqual([...modules].sort());
  });

  it('has the resolvers of its contract, and a type of its name there', () => {
    for (const { folder, module } of contracts) {
      const resolvers = `${folderOf(`${folder}/${module}`)}/${module}.resolvers.ts`;
      expect(files).toContain(resolvers);
      if (shared.includes(module)) continue;
      expect(files).toContain(resolvers.replace('.resolvers', ''));
      const named = objectTypes.filter(
        ({ definition }) => definition.name.value === pascal(module),
      );
      expect(named.map((type) => `${type.folder}/${type.module}`)).toContain(`${folder}/${module}`);
    }
  });

  it('keeps each of its entities in a table of that name, under ids of that type', () => {
    for (const { folder, module, definition } of objectTypes) {
      const name = definition.name.value;
      if (owners.get(name) !== folder) continue;
      const table = `${folderOf(`${folder}/${module}`)}/${module}.table.ts`;
      const prefix = prefixOf(name);
      const declared = `pgTable\\(\\s*'${prefix}',\\s*\\{\\s*id: typeId\\('id', '${prefix}'\\)`;
      // Which names its ids after the table.
      const imports = `importRunTable<\\w+>\\(\\s*'${prefix}'`;
      const either = `${declared}|${imports}`;
      expect([name, textOf(table)]).toEqual([name, expect.stringMatching(either)]);
    }
  });

  it('has a use case named after each mutation, in a file of that name', () => {
    for (const { folder, module, definition } of rootFields('Mutation')) {
      const name = definition.name.value;
      const file = `${folderOf(`${folder}/${module}`)}/${kebab(name)}.ts`;
      expect(files).toContain(file);
      expect(textOf(file)).toMatch(new RegExp(`export (async )?function ${name}\\(`));
    }
  });

  it('opens transactions only in use cases that are mutations', () => {
    const mutations = rootFields('Mutation').map(
      ({ folder, module, definition }) => `${folder}/${module}/${kebab(definition.name.value)}`,
    );
    const opening = files
      .filter(
        (file) => /^(subgraphs\/(?!shared)|gateway\/)/.test(file) && !/\.test\.ts$/.test(file),
      )
      .filter((file) => textOf(file).includes('#shared/database/transaction.ts'))
      .map((file) => file.replace(/^(?:subgraphs\/)?(\w+)\/src\/(.*)\.ts$/, '$1/$2'));
    expect(opening.length).toBeGreaterThan(0);
    const known = [...mutations, ...behindMutations];
    expect(opening.filter((file) => !known.includes(file))).toEqual([]);
  });
});

describe('a file', () => {
  it('is named in kebab-case, with its role behind a dot', () => {
    const odd = files.filter(
      (file) => !/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|mjs)$/.test(path.basename(file)),
    );
    expect(odd).toEqual([]);
  });

  it('is not a drawer for anything', () => {
    const drawer = /(^|[-./])(utils?|helpers?|common|managers?|services?|misc|index)(\.|\/|$)/;
    const drawers = files.filter((file) => drawer.test(file));
    expect(drawers.filter((file) => !drawersThatAreNone.includes(file))).toEqual([]);
  });

  it('does not only pass on what others export', () => {
    const passing = files.filter((file) => {
      const statements = textOf(file).replaceAll(/^\s*(\/\/.*|\/\*[\s\S]*?\*\/)/gm, '');
      const own = statements.replaceAll(/export (type )?(\*|\{[^}]*\}) from '[^']+';/g, '');
      return statements.trim() !== '' && own.trim() === '';
    });
    expect(passing).toEqual([]);
  });

  it('has at most 200 lines; a test, which is a list, twice that', () => {
    const long = files
      .map((file) => ({ file, lines: textOf(file).trimEnd().split('\n').length }))
      .filter(({ file, lines }) => lines > (/\.test\.ts$/.test(file) ? 400 : 200))
      .map(({ file, lines }) => `${file}: ${lines} lines`);
    expect(long).toEqual([]);
  });
});
