import { z } from 'zod';

const names = z.array(z.string().regex(/^[a-z-]+$/));
const healthcheck = z.strictObject({
  test: z.tuple([z.literal('CMD')], z.string()),
  interval: z.string(),
  timeout: z.string(),
  retries: z.int(),
  start_period: z.string(),
});
const database = z.strictObject({
  image: z.literal('postgres:18'),
  restart: z.literal('unless-stopped'),
  shm_size: z.string(),
  stop_grace_period: z.string(),
  environment: z.strictObject({ POSTGRES_PASSWORD: z.string() }),
  // Where the image keeps its data since PostgreSQL 18.
  volumes: z.tuple([z.string().regex(/^[a-z-]+:\/var\/lib\/postgresql$/)]),
  healthcheck,
  networks: names,
});
const ours = z.strictObject({
  image: z.literal('polis'),
  build: z.strictObject({ context: z.literal('..'), dockerfile: z.literal('infra/Dockerfile') }),
  init: z.literal(true),
  read_only: z.literal(true),
  tmpfs: z.tuple([z.literal('/tmp')]),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  restart: z.enum(['unless-stopped', 'no']),
  command: z.tuple([z.literal('node'), z.string()]),
  environment: z.record(z.string().regex(/^[A-Z_]+$/), z.string()),
  healthcheck: healthcheck.optional(),
  depends_on: z.record(
    z.string(),
    z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) }),
  ),
  ports: z.tuple([z.string()]).optional(),
  networks: names,
});
/** What our compose.yaml may hold: stricter than the format, so that nothing slips in. */
export const composeSchema = z.object({
  name: z.literal('polis'),
  services: z.strictObject({
    'governance-database': database,
    'employment-database': database,
    'community-database': database,
    'gateway-database': database,
    prepare: ours.extend({ restart: z.literal('no') }),
    governance: ours.required({ healthcheck: true }).omit({ ports: true }),
    employment: ours.required({ healthcheck: true }).omit({ ports: true }),
    community: ours.required({ healthcheck: true }).omit({ ports: true }),
    gateway: ours.required({ healthcheck: true, ports: true }),
  }),
  volumes: z.record(z.string(), z.null()),
  networks: z.record(
    z.string(),
    z.union([z.null(), z.strictObject({ internal: z.literal(true) })]),
  ),
});

export type Compose = z.infer<typeof composeSchema>;
