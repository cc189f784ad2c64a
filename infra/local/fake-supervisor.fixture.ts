// Supervises two fake services, says their numbers, and waits to be killed.
import os from 'node:os';
import { serviceUnit } from './service-unit.ts';
import { supervise } from './supervisor.ts';

const entry = new URL('./fake-service.fixture.ts', import.meta.url).pathname;
const unit = (name: string) =>
  serviceUnit(
    { name, entry: decodeURIComponent(entry), environment: { PORT: '0' } },
    process.argv[2] ?? os.tmpdir(),
    () => undefined,
  );
const supervisor = supervise([[unit('one'), unit('two')]], { say: () => undefined });
const wait = setInterval(() => {
  const pids = supervisor.all().map((kept) => kept.pid());
  if (pids.every(Boolean)) console.log(JSON.stringify(pids));
}, 50);
wait.ref();
