// Starts a cluster, says the number of its server, and waits to be killed.
import { startPostgres } from './server.ts';

const directory = process.argv[2] ?? '';
console.log('starting');
const server = await startPostgres({ directory, superuserPassword: 'for a test', fast: true });
console.log(`pid ${server.pid}`);
