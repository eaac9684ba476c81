import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DOCUMENTED_PASSWORD } from '../../access/index.js';
import type { View } from '../../platform/http/index.js';
import { word } from '../command/options.js';
import { Misuse, Refused } from '../command/verb.js';
import { nameIn, type Route } from '../http/route.js';

/** Which service a verb speaks to, and as whom. */
export const addressed = {
  url: word('Адреса служби; без неї – на цьому комп’ютері'),
  as: word('Ім’я демонстраційного входу; де входять по-справжньому, ключ сеансу кладуть у POLICY_TOKEN'),
};
export const addressedUsage = '[--url АДРЕСА] [--as ХТО]';
type Addressed = Partial<Record<keyof typeof addressed, string | undefined>>;

const refusal = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  advice: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).default([]),
});

/** What a route is asked with, part by part. */
interface Asked<Id extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  readonly id?: z.input<Id>;
  readonly query?: z.input<Query>;
  readonly body?: z.input<Body>;
}

/**
 * A running service as a command asks it (служба, що працює): by the routes that it answers, signed in as the person who
 * acts, so that the same powers hold, two people are two, and the journal names whoever it was (docs/decisions/0141).
 */
export class RunningService {
  private constructor(
    private readonly at: string,
    private readonly token: string,
  ) {}

  /** @param role whose demonstration login it is, where nobody is named @throws Misuse, Refused */
  static async signIn({ url, as }: Addressed, role: string, env: NodeJS.ProcessEnv): Promise<RunningService> {
    if (url !== undefined && !(/^https?:/u.test(url) && URL.canParse(url)))
      throw new Misuse(`«--url ${url}»: адресу служби пишуть як https://pryimalnia.example.`);
    const at = `${(url ?? `http://127.0.0.1:${env['PORT'] || '3000'}`).replace(/\/+$/, '')}/api/v1`;
    const given = env['POLICY_TOKEN'];
    // Others could not be sent, and what is told of that would name the key.
    if (given && !/^[\x21-\x7e]+$/u.test(given)) throw new Misuse('POLICY_TOKEN: це не ключ сеансу.');
    if (given) return new RunningService(at, given);
    const body = JSON.stringify({ login: as ?? role, password: env['DEMO_PASSWORD'] || DOCUMENTED_PASSWORD });
    const reply = await sent(`${at}/sessions`, { method: 'POST', headers: json, body });
    return new RunningService(at, (await answerOf(reply, session)).token);
  }

  /** @throws Refused in the words of the service */
  async ask<Answer extends z.ZodType, Id extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
    { at, creates }: Route<Answer, Id, Query, Body>,
    { id, query, body }: Asked<Id, Query, Body> = {},
  ): Promise<View<Answer>> {
    const [method = '', path = ''] = at.split(' ');
    const address = path.replace(`:${nameIn(at)}`, encodeURIComponent(String(id)));
    const search = new URLSearchParams(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]));
    const headers = { ...json, authorization: `Bearer ${this.token}` };
    const reply = await sent(`${this.at}/${address}${search.size > 0 ? `?${search}` : ''}`, {
      method,
      headers: creates ? { ...headers, 'idempotency-key': randomUUID() } : headers,
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    // Instants are texts on this side; whoever prints them reads them so.
    return (reply.status === 204 ? null : await answerOf(reply, z.unknown())) as View<Answer>;
  }
}

const session = z.object({ token: z.string() });

/** @throws Refused where whatever stands at the address is no service of ours */
async function answerOf<Answer extends z.ZodType>(reply: Response, schema: Answer): Promise<z.output<Answer>> {
  const read = schema.safeParse(await reply.json().catch(() => undefined));
  if (read.success && read.data !== undefined) return read.data;
  throw new Refused(`За адресою ${new URL(reply.url).origin} відповідає не Приймальня.`);
}

const json = { 'content-type': 'application/json' };

async function sent(url: string, init: RequestInit): Promise<Response> {
  const reply = await fetch(url, init).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Refused(`Служба за адресою ${new URL(url).origin} не відповідає (${cause}).`);
  });
  if (reply.ok) return reply;
  const read = refusal.safeParse(await reply.json().catch(() => null));
  if (!read.success) throw new Refused(`Служба відповіла ${reply.status}.`);
  const { code, title, detail, advice, errors } = read.data;
  const lines = errors.map((one) => `  ${one.pointer}: ${one.detail}`);
  throw new Refused([`${code}: ${detail ?? title}`, ...lines, ...(advice ? [advice] : [])].join('\n'));
}
