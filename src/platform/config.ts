import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { instantOf, isWithinManualTime } from './instant.js';

if (existsSync('.env')) process.loadEnvFile('.env');

const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');
const blankIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, value: string) =>
  z.preprocess((v) => blankIsAbsent(v) ?? value, schema);

const port = z.coerce.number().int().min(0).max(65_535);
const count = z.coerce.number().int().min(0);

const settings = z.object({
  PORT: withDefault(port, '3000'),
  HOST: withDefault(z.string(), '127.0.0.1'),
  COUNCIL: withDefault(
    z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be the name of a folder under council/'),
    'kryvyi-rih',
  ),
  DATA_DIR: withDefault(z.string(), 'data'),
  DATABASE_URL: optional(
    z.string().regex(/^(mysql|mariadb):\/\/\S+$/, 'must look like mysql://user:password@host:port/database'),
  ),
  DATABASE_POOL: withDefault(count.min(1).max(200), '16'),
  SQLITE_DRIVER: optional(z.enum(['better-sqlite3', 'libsql'])),
  CLOCK: withDefault(z.union([z.literal('system'), z.string().regex(/^manual:/)]), 'system').transform(
    (text, context) => {
      if (text === 'system') return { kind: 'system' as const };
      const start = instantOf(text.slice('manual:'.length));
      if (start && isWithinManualTime(start)) return { kind: 'manual' as const, start };
      context.addIssue(
        'must be "system" or "manual:" and an instant before 2101, for example manual:2026-03-02T09:00:00+02:00',
      );
      return z.NEVER;
    },
  ),
  DEMO_LOGINS: optional(yesNo),
  DEMO_PASSWORD: optional(z.string().min(8)),
  DEMO_TIMETABLE: withDefault(yesNo, 'yes'),
  EDITION_FOLDER: optional(z.string()),
  EDITION_FROM_FOLDER: optional(yesNo),
  OIDC_ISSUER: optional(z.url()),
  OIDC_AUDIENCE: optional(z.string()),
  OIDC_JWKS_URL: optional(z.url()),
  OIDC_PERSON_CLAIM: withDefault(z.string(), 'sub'),
  OIDC_ROLES_CLAIM: withDefault(z.string(), 'roles'),
  JOURNAL_KEY: optional(z.string()),
  JOURNAL_SEAL_TO: optional(z.string()),
  MAIL_URL: optional(z.url()),
  MAIL_FROM: withDefault(z.string(), 'zvernennia@example.invalid'),
  WORKER: withDefault(yesNo, 'yes'),
  WORKER_POLL_MS: withDefault(count.min(20), '500'),
  LEASE_MS: withDefault(count.min(1000), '15000'),
  PROCESS_MOTOR: withDefault(z.enum(['library', 'tokens']), 'library'),
  LIVE_NODES: withDefault(count, '1000'),
  REQUESTS_PER_MINUTE: withDefault(count, '3000'),
  STREAMS_PER_PERSON: withDefault(count, '20'),
  ANALYSIS_PROCESSES: withDefault(count.min(1).max(16), String(Math.min(4, Math.max(1, availableParallelism() - 1)))),
  ANALYSIS_SECONDS: withDefault(count.min(1).max(3600), '120'),
  ANALYSIS_MEMORY_MB: withDefault(count.min(64).max(8192), '512'),
  LOG_LEVEL: withDefault(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), 'info'),
});

/** Everything that may be set from outside, checked once at start. `.env.example` lists the same names. */
export type Config = z.infer<typeof settings>;
export const settingNames = Object.keys(settings.shape);

/** What no single setting shows. Checked beside the schema, which would leave it out as soon as one setting is faulty. */
function faultsBetween(env: NodeJS.ProcessEnv): string[] {
  return !env['OIDC_ISSUER'] === !env['OIDC_AUDIENCE']
    ? []
    : ['  OIDC_ISSUER: OIDC_ISSUER and OIDC_AUDIENCE go together'];
}

/** Reads the settings; a faulty environment names all its faults at once, not the first one. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const result = settings.safeParse(Object.fromEntries(settingNames.map((name) => [name, env[name]])));
  const own = result.error?.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`) ?? [];
  const faults = [...own, ...faultsBetween(env)];
  if (result.success && faults.length === 0) return result.data;
  throw new Error(`The environment has faults:\n${faults.join('\n')}`);
}
