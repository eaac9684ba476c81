import { randomUUID } from 'node:crypto';
import { pryimalnia, type PryimalniaClient } from '../client/index.js';
import { Colleague } from './colleague.js';
import { given } from './given.js';
import { Surprise } from './surprise.js';

/** The council's service as its staff reach it (служба через HTTP): sign-ins, the clock, and nothing inside. */
export class Office {
  /** How many requests were made. */
  requests = 0;
  /** As anybody speaks with it, without signing in. */
  readonly open: PryimalniaClient;
  private readonly colleagues = new Map<string, Promise<Colleague>>();

  constructor(
    private readonly url: string,
    private readonly password: string,
  ) {
    this.open = this.client(null);
  }

  /** Whoever signs in under this login; each signs in once. */
  as(login: string): Promise<Colleague> {
    const known = this.colleagues.get(login) ?? this.signIn(login);
    this.colleagues.set(login, known);
    return known;
  }

  async now(): Promise<Date> {
    const { service } = await this.as('workflow-admin');
    const { data, response } = await service.GET('/api/v1/clock');
    if (response.status === 404) {
      throw new Surprise('Служба йде за системним годинником. Запустіть її з CLOCK=manual:2024-12-30T08:30:00+02:00.');
    }
    return new Date(data?.now ?? Number.NaN);
  }

  /** Lets time pass: all that falls due on the way has happened when this resolves. */
  async moveClockTo(instant: Date): Promise<void> {
    const { service } = await this.as('workflow-admin');
    await given(service.PUT('/api/v1/clock', { body: { instant: instant.toISOString() } }));
  }

  private client(token: string | null): PryimalniaClient {
    return pryimalnia({ baseUrl: this.url, token, fetch: (request) => this.send(request) });
  }

  private async send(request: Request): Promise<Response> {
    this.requests += 1;
    if (request.method === 'POST' && request.headers.has('authorization'))
      request.headers.set('idempotency-key', randomUUID());
    try {
      return await fetch(request);
    } catch (error) {
      throw new Surprise(
        `Служба за адресою ${this.url} не відповідає: ${String(error instanceof Error ? error.cause : error)}`,
      );
    }
  }

  private async signIn(login: string): Promise<Colleague> {
    const { token } = await given(this.open.POST('/api/v1/sessions', { body: { login, password: this.password } }));
    const service = this.client(token);
    const { name } = await given(service.GET('/api/v1/sessions/current'));
    return new Colleague(login, name, service);
  }
}
