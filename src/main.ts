import 'reflect-metadata';
import { signInAnnouncement } from './access/announcement.js';
import { AppModule } from './app.module.js';
import { readConfig } from './platform/config.js';
import { createService } from './platform/http/edge.js';
import { Log } from './platform/log.js';

const config = readConfig();
const log = new Log(config.LOG_LEVEL);
const service = await createService(AppModule.forRoot(config, log), log);
await service.listen(config.PORT, config.HOST);
const address = await service.getUrl();
log.info('listening', { address });
const lines = [`Приймальня працює: ${address}`, `Опис інтерфейсу: ${address}/api/docs`, ...signInAnnouncement(service)];
process.stdout.write(`\n${lines.join('\n')}\n\n`);
