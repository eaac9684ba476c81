import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { freshDatabase } from '../support/database.js';
import { serviceFile } from '../support/built-service.js';

let started: ChildProcess | null = null;
afterEach(() => void started?.kill('SIGKILL'));

/** The built service as an operator starts it, and where it listens. */
async function start() {
  const database = await freshDatabase();
  const child = spawn(process.execPath, [serviceFile], {
    env: { PATH: process.env['PATH'], ...database.env, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started = child;
  const said: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`it ended with ${String(code)}: ${said.join('')}`)));
    child.stdout.on('data', (piece: Buffer) => {
      said.push(piece.toString());
      const found = /Приймальня працює: http:\S+:(\d+)\n/.exec(said.join(''))?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
  const stopped = async (): Promise<{ end: number | string | null; seconds: number; log: string }> => {
    const since = performance.now();
    child.removeAllListeners('exit');
    child.kill('SIGTERM');
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    await database.drop();
    return { end: code ?? signal, seconds: (performance.now() - since) / 1000, log: said.join('') };
  };
  return { port, stopped };
}

it('a service that nothing holds up ends at once, by itself', async () => {
  const { stopped } = await start();
  const { end, seconds, log } = await stopped();
  // Whoever was told to end by a signal ends by it, once everything is closed.
  expect(end).toBe('SIGTERM');
  expect(seconds).toBeLessThan(15);
  expect(log).not.toContain('stop-cut-off');
}, 120_000);

it('one that a client holds up is cut off after 25 seconds, and says so', async () => {
  const { port, stopped } = await start();
  const silent = connect(port, '127.0.0.1');
  silent.on('error', () => undefined);
  // A body is announced, begun and never ended.
  silent.write(
    'POST /api/v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
  );
  await once(silent, 'connect');
  await new Promise((resolve) => void setTimeout(resolve, 500));
  const { end, seconds, log } = await stopped();
  silent.destroy();
  expect([end, log.includes('"stop-cut-off"')]).toEqual([1, true]);
  expect(seconds).toBeGreaterThan(24);
  expect(seconds).toBeLessThan(40);
}, 120_000);
