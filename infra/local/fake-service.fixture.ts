// A service as small as can be, for the tests of the supervisor.
import http from 'node:http';
import { announceReady, exitWithParent, onShutdown } from '../../subgraphs/shared/src/process.ts';

exitWithParent();
if (process.env.FAKE === 'fails') {
  console.error('cannot start');
  process.exit(3);
}
console.log('a line for the log');
const server = http.createServer((_, response) => response.end(String(process.pid)));
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  const address = server.address();
  announceReady(typeof address === 'object' && address ? address.port : 0);
});
onShutdown(async () => {
  // The 5 s limit is to cut this off.
  if (process.env.FAKE === 'hangs') await new Promise(() => undefined);
});
