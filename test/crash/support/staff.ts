import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Dice } from '../../support/dice.js';
import { type Asking, type Line, LostAnswer, NobodyThere, type Reply } from './http.js';
import type { Ledger } from './ledger.js';

const problem = z.object({ code: z.string(), detail: z.string().optional() });

export const taskLine = z.object({
  id: z.string(),
  state: z.string(),
  elementId: z.string(),
  formKey: z.string().nullable(),
  businessKey: z.string(),
  completedBy: z.string().nullable(),
  assignee: z.string().nullable(),
  version: z.number(),
  createdAt: z.coerce.date(),
  allowed: z.array(z.string()),
});
export type TaskLine = z.infer<typeof taskLine>;

const session = z.object({ token: z.string() });

/** One person at a browser of their own: asks whichever node answers, and asks again when one dies. */
export class Staff {
  readonly personId: string;
  private token = '';

  constructor(
    readonly login: string,
    private readonly lines: readonly Line[],
    readonly ledger: Ledger,
    readonly dice: Dice,
  ) {
    this.personId = `p-${login}`;
  }

  async signIn(): Promise<void> {
    const credentials = { login: this.login, password: 'demo-council' };
    const { body } = await this.until({ method: 'POST', path: '/api/v1/sessions', body: credentials });
    this.token = session.parse(body).token;
  }

  /** @throws LostAnswer */
  async once(asking: Asking): Promise<Reply> {
    const line = this.dice.pick(this.lines);
    if (!line) throw new Error('there is no service to ask');
    return this.askAt(line, asking);
  }

  /** Asks until somebody answers. Only for what may be asked twice: reading, or under a key. */
  async until(asking: Asking): Promise<Reply> {
    for (;;) {
      const reply = await this.unlessLost(() => this.once(asking));
      if (reply && !isInFlight(reply)) return reply;
      await pause(this.dice.between(10, 60));
    }
  }

  async untilAt(line: Line, asking: Asking): Promise<Reply> {
    for (;;) {
      const reply = await this.unlessLost(() => this.askAt(line, asking));
      if (reply) return reply;
      await pause(this.dice.between(10, 60));
    }
  }

  async unlessLost(ask: () => Promise<Reply>): Promise<Reply | null> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof LostAnswer)) throw error;
      if (error instanceof NobodyThere) await pause(this.dice.between(60, 200));
      else this.ledger.counts.lostAnswers += 1;
      return null;
    }
  }

  /** What the service may never say to an honest request, whatever has been killed. */
  unexpected(what: string, { status, body }: Reply): void {
    this.ledger.breach(`${this.login}, ${what}: ${status} ${JSON.stringify(body).slice(0, 400)}`);
  }

  private async askAt(line: Line, asking: Asking): Promise<Reply> {
    this.ledger.counts.requests += 1;
    if (this.token === '') return line.ask(asking);
    if (asking.method === 'GET') return line.ask({ ...asking, token: this.token });
    this.ledger.writes();
    const hangUp = this.dice.chance(0.04) ? { hangUpAfterMs: this.dice.between(1, 60) } : {};
    return line.ask({ ...asking, ...hangUp, token: this.token });
  }
}

export function codeOf({ body }: Reply): string {
  return problem.safeParse(body).data?.code ?? '';
}

const isInFlight = (reply: Reply): boolean => reply.status === 409 && codeOf(reply) === 'IDEMPOTENCY_IN_FLIGHT';
