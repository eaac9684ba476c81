import { fork } from 'node:child_process';
import { programFile } from '../../platform/installation.js';
import type { Progress, Tell } from '../analyses/progress.js';

/** What a program apart says on its way and at its end. */
export type SaidApart<Report> = Progress | { readonly report: Report };

/** An edition whose cases never come to rest is not waited for. */
const patienceMs = 900_000;

/**
 * Puts a whole service together in a process of its own, over a council of its own, so that the one that asks goes on by its
 * own edition (програма осторонь). It ends with whoever has begun it. @throws where it tells nothing
 *
 * @param program the name of its module
 * @param input what does not fit a command line
 */
export function apart<Report>(program: string, args: readonly string[], tell: Tell, input?: object): Promise<Report> {
  return new Promise((resolve, reject) => {
    // Its council is on the embedded database, whatever the service keeps to: the tables are declared for one of the two.
    const env = { ...process.env, DATABASE_URL: '' };
    const stdio = ['ignore', 'ignore', 'pipe', 'ipc'] as ('ignore' | 'pipe' | 'ipc')[];
    // It makes many short-lived objects; with room for them the collector costs less.
    const execArgv = [...process.execArgv, '--max-semi-space-size=64'];
    const running = fork(programFile(program), args, { env, stdio, execArgv, timeout: patienceMs });
    let [report, complaint]: [{ readonly report: Report } | null, string] = [null, ''];
    running.stderr?.on('data', (part: Buffer) => (complaint = (complaint + part.toString()).slice(-4000)));
    running.on('message', (said: SaidApart<Report>) => {
      if ('report' in said) report = said;
      else tell(said);
    });
    running.once('error', reject);
    running.once('close', (code, signal) => {
      if (report) resolve(report.report);
      else reject(new Error(`${program} has ended by ${signal ?? code}: ${complaint}`));
    });
    if (input !== undefined) running.send(input);
  });
}

/** The other side: tells whoever has begun it, and ends when they are gone. */
export async function tellingCaller<Report>(work: (tell: Tell) => Promise<Report>): Promise<void> {
  const leave = (): void => process.exit(1);
  process.once('disconnect', leave);
  const send = (said: SaidApart<Report>): Promise<void> => new Promise((done) => process.send?.(said, () => done()));
  const report = await work((progress) => void send(progress));
  await send({ report });
  process.off('disconnect', leave).disconnect?.();
}
