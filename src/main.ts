import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAnnouncement, signInFor } from './access/index.js';
import { AppModule } from './app.module.js';
import { readConfig } from './platform/config.js';
import { createService } from './platform/http/edge.js';
import { Log } from './platform/log.js';
import { DemonstrationSetup } from './receptions/timetable/demonstration.js';
import { startFault } from './start-fault.js';
import { EditionLife } from './workflow/index.js';

/** Where it really listens; the framework would say 127.0.0.1 of a service that is open to the network. */
function addressOf(service: NestFastifyApplication): string {
  const bound = service.getHttpServer().address();
  if (bound === null || typeof bound === 'string') return String(bound);
  return `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`;
}

const folderFaulty = 'Тека не набрала чинності, служба працює за попередньою редакцією. Виправте й запустіть знову:';

/** How long a stop may take: what has begun is finished within it, or is as safe to cut off as by a power failure. */
const stopWithinMs = 25_000;

function boundTheStop(log: Log): void {
  const cutOff = (): void => {
    log.error('stop-cut-off', { afterMs: stopWithinMs });
    process.exit(1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void setTimeout(cutOff, stopWithinMs).unref());
  }
}

async function start(): Promise<void> {
  const config = readConfig();
  const log = new Log(config.LOG_LEVEL);
  boundTheStop(log);
  const service = await createService(AppModule.forRoot(config, log), log);
  if (config.DEMO_TIMETABLE && config.DATABASE_URL === undefined && signInFor(config) === 'demonstration') {
    await service.init();
    await service.get(DemonstrationSetup, { strict: false }).layOut();
  }
  await service.listen(config.PORT, config.HOST);
  const address = addressOf(service);
  log.info('listening', { address });
  const lines = [
    `Приймальня працює: ${address}`,
    `Опис інтерфейсу: ${address}/api/docs`,
    ...signInAnnouncement(service),
  ];
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
  const faults = service.get(EditionLife, { strict: false }).faultsOfFolder();
  if (faults.length > 0) process.stderr.write(`${[folderFaulty, ...faults].join('\n  ')}\n\n`);
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${startFault(error)}\n`);
  process.exit(1);
}
