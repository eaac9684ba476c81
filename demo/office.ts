import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { clockFace, person, session } from './answers-of-service.js';
import { Colleague } from './colleague.js';
import { Surprise } from './surprise.js';

/** An answer of the service as it came. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export interface Asking {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object;
  readonly token?: string;
  readonly ifMatch?: number;
}

/** The council's service as its staff reach it (служба через HTTP): sign-ins, the clock, and nothing inside. */
export class Office {
  /** How many requests were made. */
  requests = 0;
  private readonly colleagues = new Map<string, Promise<Colleague>>();

  constructor(
    private readonly url: string,
    private readonly password: string,
  ) {}

  /** Whoever signs in under this login; each signs in once. */
  as(login: string): Promise<Colleague> {
    const known = this.colleagues.get(login) ?? this.signIn(login);
    this.colleagues.set(login, known);
    return known;
  }

  async now(): Promise<Date> {
    const admin = await this.as('workflow-admin');
    const { status, body } = await admin.ask('GET', '/clock');
    if (status === 404) {
      throw new Surprise('Служба йде за системним годинником. Запустіть її з CLOCK=manual:2024-12-30T08:30:00+02:00.');
    }
    return clockFace.parse(body).now;
  }

  /** Lets time pass: all that falls due on the way has happened when this resolves. */
  async moveClockTo(instant: Date): Promise<void> {
    const admin = await this.as('workflow-admin');
    await admin.expect(200, 'PUT', '/clock', clockFace, { instant: instant.toISOString() });
  }

  async send({ method, path, body, token, ifMatch }: Asking): Promise<Reply> {
    this.requests += 1;
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
    if (method === 'POST' && token !== undefined) headers['idempotency-key'] = randomUUID();
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await this.reach(`${this.url}/api/v1${path}`, { method, headers, ...sent });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  }

  /** Anything that is no JSON; without a token, as anybody reads it. @throws Surprise when it is not given */
  async file(path: string, token?: string): Promise<Uint8Array> {
    this.requests += 1;
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await this.reach(`${this.url}/api/v1${path}`, { headers });
    if (!answer.ok) throw new Surprise(`GET ${path} — ${answer.status}.`, await answer.text());
    return new Uint8Array(await answer.arrayBuffer());
  }

  private async reach(address: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(address, request);
    } catch (error) {
      throw new Surprise(
        `Служба за адресою ${this.url} не відповідає: ${String(error instanceof Error ? error.cause : error)}`,
      );
    }
  }

  private async signIn(login: string): Promise<Colleague> {
    const credentials = { login, password: this.password };
    const { status, body } = await this.send({ method: 'POST', path: '/sessions', body: credentials });
    if (status !== 201) throw new Surprise(`${login} не може увійти (${status}).`, body);
    const { token } = session.parse(body);
    const who = await this.send({ method: 'GET', path: '/sessions/current', token });
    return new Colleague(this, { login, token, name: person.parse(who.body).name });
  }
}

export type Shape<T> = z.ZodType<T>;
