import { tsImport } from 'tsx/esm/api';

/** Starts one PostgreSQL for the whole run, with a migrated template per domain. */
export default async function setup() {
  const { startTestServer } = await tsImport('./database-server.ts', import.meta.url);
  globalThis.polisTestServer = await startTestServer();
}
