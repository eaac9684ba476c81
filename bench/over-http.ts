import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { measure, type Measurement } from './measure.js';
import type { MotorName } from '../src/workflow/engine/index.js';
import type { DatabaseName } from './office.js';
import { many } from './scale.js';

const lanes = 8;
/** As many clerks of receptions speak at once, and then some. */
const mostSockets = 64;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A client that keeps its connections, as a web page's server would. */
export class Client {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: mostSockets });

  constructor(
    readonly port: number,
    readonly token = '',
  ) {}

  ask<T>(method: string, path: string, body?: unknown, more: Readonly<Record<string, string>> = {}): Promise<T> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${this.token}`,
      ...(text === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...more,
    };
    const options = { host: '127.0.0.1', port: this.port, path: `/api/v1${path}`, method, agent: this.agent, headers };
    return new Promise((resolve, reject) => {
      const request = http.request(options, (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => {
          const answer = Buffer.concat(parts).toString('utf8');
          const isFine = (reply.statusCode ?? 500) < 300;
          if (isFine) resolve((answer === '' ? undefined : JSON.parse(answer)) as T);
          else reject(new Error(`${method} ${path}: ${reply.statusCode} ${answer.slice(0, 400)}`));
        });
      });
      request.on('error', reject);
      request.end(text);
    });
  }

  async as(login: string): Promise<Client> {
    const { token } = await this.ask<{ token: string }>('POST', '/sessions', { login, password: 'demo-council' });
    return new Client(this.port, token);
  }
}

/** The built service as a process of its own, on 2 March 2026. */
export async function startService(env: NodeJS.ProcessEnv): Promise<{ service: ChildProcess; client: Client }> {
  const port = await freePort();
  const service = spawn(process.execPath, ['dist/programs/main.js'], {
    env: {
      PATH: process.env['PATH'],
      ...env,
      PORT: String(port),
      DEMO_TIMETABLE: 'no',
      REQUESTS_PER_MINUTE: '0',
      STREAMS_PER_PERSON: '0',
      CLOCK: 'manual:2026-03-02T09:00:00+02:00',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const client = new Client(port);
  for (let attempt = 0; ; attempt++) {
    try {
      await client.ask('GET', '/openapi.json');
      return { service, client };
    } catch (error) {
      if (attempt > 300 || service.exitCode !== null) throw error;
      await pause(100);
    }
  }
}

/** What is registered again and again. */
export const letter = {
  applicant: { surname: 'Нагорна', givenName: 'Марія', residence: 'м. Кривий Ріг, вул. Соборності, 12' },
  gist: 'У будинку другий тиждень немає опалення, прошу відновити.',
  questions: [{ topic: '080', gist: 'Відновити опалення' }],
  assessment: { kind: 'statement' },
  confirmedFeature: { feature: 'first' },
};

interface TaskPage {
  readonly items: readonly { readonly id: string; readonly version: number; readonly businessKey: string }[];
}

/** Start a case, see its task in the list, complete it: what peers publish as one figure. */
async function startListComplete(admin: Client, executor: Client, turn: number): Promise<void> {
  const businessKey = `bench-${turn}`;
  await admin.ask('POST', '/processes/bench-task/instances', { businessKey });
  const { items } = await executor.ask<TaskPage>('POST', '/tasks/search', { filter: { businessKey }, limit: 10 });
  const [task] = items;
  if (!task) throw new Error(`the task of ${businessKey} is not in the list`);
  const answer = { text: 'Обстежено, роботи виконано.' };
  await executor.ask('POST', `/tasks/${task.id}/completion`, { answer }, { 'if-match': `"${task.version}"` });
}

/** The built service as a process of its own, asked over real connections. */
export async function measureHttp(
  env: NodeJS.ProcessEnv,
  database: DatabaseName,
  motor: MotorName,
): Promise<Measurement[]> {
  const { service, client } = await startService({ ...env, PROCESS_MOTOR: motor });
  try {
    const registrar = await client.as('registrar-1');
    const executor = await client.as('office-executor-1');
    const admin = await client.as('workflow-admin');
    const xml = readFileSync('bench/diagrams/bench-task.bpmn', 'utf8');
    await admin.ask('POST', '/processes/bench-task/versions', { xml });
    const register = await measure(
      { what: `register + rules + start, ${motor}`, database },
      { count: many(160, 16), atOnce: lanes, warmUp: many(40, 4) },
      () => registrar.ask('POST', '/appeals', letter),
    );
    const whole = await measure(
      { what: `start + list + complete, ${motor}`, database },
      { count: many(400, 16), atOnce: lanes, warmUp: many(60, 4) },
      (turn) => startListComplete(admin, executor, turn),
    );
    return [register, whole];
  } finally {
    service.kill('SIGTERM');
    await once(service, 'exit');
  }
}
