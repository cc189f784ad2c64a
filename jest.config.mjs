/** Real ES modules: jose and oidc-provider cannot be loaded otherwise on Node 20. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/\\.polis/'],
  globalSetup: './tests/global-setup.mjs',
  globalTeardown: './tests/global-teardown.mjs',
  testTimeout: 60_000,
  // Real ES modules stay in memory for good, some 30 MB of each suite: a worker makes way for a new one in
  // time. Without this limit a single worker would be the process itself, and run out of memory.
  workerIdleMemoryLimit: '1GB',
};
