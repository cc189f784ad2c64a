const domain = '(governance|employment|community)';
const inTests = String.raw`\.(test|fixture)\.ts$|(^|/)tests/`;
const drizzle = '^node_modules/drizzle-orm/';
const repository = String.raw`\.repository\.ts$`;
const table = String.raw`\.table\.ts$`;
/** What brings reference data and the sample into the tables. */
const loaders = String.raw`/(load|sample)-[^/]+\.ts$|^infra/sample/`;
const resolvers = String.raw`\.resolvers\.ts$`;
/** Pieces of SQL that the repositories of one domain share; they hold no data and ask nothing. */
const sqlOfADomain = String.raw`^subgraphs/(employment/src/visibility|governance/src/reference-source)\.ts$`;
/** `<module>/<module>.ts`: the words and rules of a module. */
const rules = `^subgraphs/${domain}/src/([^/]+)/\\2\\.ts$`;

/** Who may import whom: resolvers → use cases → rules and repositories → tables. */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Not even by a type: what two files need of each other is a third file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'A file or package that is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '/generated/' },
    },
    {
      name: 'no-undeclared',
      comment: 'A package that only another package brings along: declare it in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages-at-run-time',
      comment: 'The image is installed with --omit=dev.',
      severity: 'error',
      from: { path: '^(gateway|subgraphs|infra/(database|local|reference))/', pathNot: inTests },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'domains-apart',
      comment: 'Domains have different owners; they meet by reference (@key) and by change feed.',
      severity: 'error',
      from: { path: `^subgraphs/${domain}/` },
      to: { path: `^subgraphs/${domain}/`, pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'shared-knows-no-domain',
      comment: 'What names a domain noun belongs to that domain.',
      severity: 'error',
      from: { path: '^subgraphs/shared/', pathNot: inTests },
      to: {
        path: `^(gateway|infra|schema|subgraphs/${domain})/`,
        pathNot: String.raw`^schema/domains\.ts$`,
      },
    },
    {
      name: 'subgraph-knows-no-surroundings',
      comment: 'A partner can run its subgraph without our gateway and our runner.',
      severity: 'error',
      from: { path: `^subgraphs/${domain}/`, pathNot: inTests },
      to: { path: '^(gateway|infra|schema)/' },
    },
    {
      name: 'gateway-knows-no-domain',
      comment: 'The gateway takes from shared what its own modules are made of, never a domain.',
      severity: 'error',
      from: { path: '^gateway/', pathNot: inTests },
      to: {
        path: '^(subgraphs|schema|infra)/',
        pathNot: '^(subgraphs/shared/src/|schema/domains\\.ts$)',
      },
    },
    {
      name: 'infra-opens-no-module',
      comment: 'Infra enters a domain by what it loads or imports, not by its resolvers.',
      severity: 'error',
      from: { path: '^infra/', pathNot: inTests },
      to: { path: `^subgraphs/${domain}/.*${resolvers}` },
    },
    {
      name: 'only-repositories-see-drizzle',
      comment:
        'Repositories, tables, loaders and the shared kernel that reads, writes and follows.',
      severity: 'error',
      from: {
        path: '^(gateway|subgraphs|infra)/',
        pathNot: [
          repository,
          table,
          loaders,
          '^subgraphs/shared/src/(database|reading|change-feed)/',
          sqlOfADomain,
          String.raw`^infra/database/migrate\.ts$`,
          inTests,
        ],
      },
      to: { path: drizzle },
    },
    {
      name: 'only-repositories-see-tables',
      comment: 'Others ask a repository.',
      severity: 'error',
      from: {
        path: `^subgraphs/${domain}/`,
        pathNot: [repository, table, loaders, inTests],
      },
      to: { path: table },
    },
    {
      name: 'rules-are-pure',
      comment: 'A domain file has no I/O, clock or randomness.',
      severity: 'error',
      from: { path: rules },
      to: {
        path: [
          repository,
          resolvers,
          table,
          String.raw`^subgraphs/shared/src/context\.ts$`,
          '^subgraphs/shared/src/(database|reading|change-feed|server)/',
          '^node_modules/(drizzle-orm|postgres|undici|express)/',
          '^(node:)?(fs|net|http|https|crypto|child_process|process|os)(/|$)',
        ],
        // Both give the rules a type: Source, Change.
        pathNot: String.raw`/(database/columns|change-feed/append-change)\.ts$`,
      },
    },
    {
      name: 'repositories-look-down',
      comment: 'A repository knows tables and rules; transactions open in use cases.',
      severity: 'error',
      from: { path: [repository, table], pathNot: inTests },
      to: {
        path: [
          resolvers,
          String.raw`^subgraphs/shared/src/database/transaction\.ts$`,
          String.raw`\.wording\.ts$`,
        ],
      },
    },
    {
      name: 'tables-look-at-tables',
      comment: 'A table knows other tables and the words of its module.',
      severity: 'error',
      from: { path: table },
      to: { path: [repository, resolvers] },
    },
    {
      name: 'nothing-builds-on-resolvers',
      comment: 'Only the schema joins resolvers.',
      severity: 'error',
      from: { pathNot: String.raw`/schema\.ts$` },
      to: { path: resolvers },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Code that runs never depends on code that tests.',
      severity: 'error',
      from: { pathNot: inTests },
      to: { path: inTests },
    },
  ],
  options: {
    // TypeScript 7 has no API to parse with; swc is here for the tests. It does not tell a type
    // import from another, so the rules hold for both.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/generated/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
