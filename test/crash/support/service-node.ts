import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { serviceFile } from '../../support/built-service.js';
import { Line, LostAnswer } from './http.js';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** One node of the built service: a process of its own, on a port of its own that every start of it takes anew. */
export class ServiceNode {
  /** From spawning to the first «ready», in milliseconds, for each start that was let come so far. */
  readonly coldStarts: number[] = [];
  /** The errors in its log, and whatever else it said that was not about starting; the latest last. */
  complaints = '';
  private process: ChildProcess | null = null;
  private isExpectedToEnd = false;

  private constructor(
    readonly name: string,
    readonly line: Line,
    private readonly env: NodeJS.ProcessEnv,
    private readonly onFault: (what: string) => void,
  ) {}

  static async prepare(name: string, env: NodeJS.ProcessEnv, onFault: (what: string) => void): Promise<ServiceNode> {
    const port = await freePort();
    return new ServiceNode(name, new Line(port), { ...env, PORT: String(port), REQUESTS_PER_MINUTE: '0' }, onFault);
  }

  /** Starts the process; resolves with true when it is ready, with false when it was killed before. */
  async start(): Promise<boolean> {
    const begun = performance.now();
    const child = spawn(process.execPath, [serviceFile], {
      env: { PATH: process.env['PATH'], ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    this.isExpectedToEnd = false;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => this.listen(part.toString()));
    child.once('exit', (code, signal) => {
      if (this.process === child) this.process = null;
      if (!this.isExpectedToEnd) this.onFault(`${this.name} ended by itself (${code ?? signal}): ${this.complaints}`);
    });
    while (this.process === child) {
      if (await this.isReady()) {
        this.coldStarts.push(performance.now() - begun);
        return true;
      }
      await pause(20);
    }
    return false;
  }

  /** SIGKILL: nothing is finished, nothing is said good-bye to. Answers whether there was anything to kill. */
  kill(): boolean {
    if (this.isExpectedToEnd || !this.process) return false;
    this.isExpectedToEnd = true;
    return this.process.kill('SIGKILL');
  }

  get isRunning(): boolean {
    return this.process !== null;
  }

  /** What the system has given the process, in megabytes. */
  get residentMegabytes(): number {
    const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(this.process?.pid)], { encoding: 'utf8' });
    return Number(kilobytes) / 1024;
  }

  /** As an operator stops it: what has begun is finished. */
  async stop(): Promise<void> {
    const child = this.process;
    this.line.close();
    if (!child) return;
    this.isExpectedToEnd = true;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }

  private listen(said: string): void {
    const worthKeeping = said.split('\n').filter((line) => /"level":|rror|at file:/.test(line));
    if (worthKeeping.length > 0) this.complaints = `${this.complaints}\n${worthKeeping.join('\n')}`.slice(-4000);
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await this.line.ask({ method: 'GET', path: '/health/ready' })).status === 200;
    } catch (error) {
      if (error instanceof LostAnswer) return false;
      throw error;
    }
  }
}
