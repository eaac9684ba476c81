import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Surprise } from './surprise.js';

/** The Monday the week begins with, under martial law: holidays are working days. */
const start = 'manual:2024-12-30T08:30:00+02:00';
const program = fileURLToPath(new URL('../../main.js', import.meta.url));
const longestWaitMs = 60_000;

/** A service of the demonstration's own, on a fresh folder, that is gone with it. */
export interface OwnService {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts `dist/programs/main.js` as an operator would, and waits until it is ready. @throws Surprise */
export async function startOwnService(password: string): Promise<OwnService> {
  const folder = mkdtempSync(join(tmpdir(), 'pryimalnia-demo-'));
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '', HOST: '127.0.0.1', PORT: '0', CLOCK: start };
  const login = { DEMO_PASSWORD: password, DEMO_LOGINS: '', OIDC_ISSUER: '', OIDC_AUDIENCE: '', MAIL_URL: '' };
  const child = spawn(process.execPath, [program], {
    env: { ...env, ...login, DEMO_TIMETABLE: 'no', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    const isRunning = child.exitCode === null && child.signalCode === null;
    if (isRunning && child.kill('SIGTERM')) await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = await addressOf(child);
    await untilReady(url);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address as the service tells it to its operator. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const found = /Приймальня працює: (http:\S+)\n/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Surprise(`Служба не запустилася (код ${String(code)}).\n${said}`)));
  });
}

async function untilReady(url: string): Promise<void> {
  const until = performance.now() + longestWaitMs;
  while (!(await fetch(`${url}/health/ready`)).ok) {
    if (performance.now() > until) throw new Surprise('Служба не стає готовою.');
    await pause(100);
  }
}
