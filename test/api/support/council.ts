import type { DynamicModule, Type } from '@nestjs/common';
import { type Config, readConfig } from '../../../src/platform/config.js';
import { Log } from '../../../src/platform/log.js';
import { councilDatabase } from '../../support/council-database.js';
import type { FreshDatabase } from '../../support/database.js';
import { Conversation } from './conversation.js';

const begins = '2026-03-02T09:00:00+02:00';

type Service = Type | DynamicModule;

interface CouncilOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly log?: Log;
  /** As an earlier start of the whole service left it, if nothing is said. */
  readonly database?: () => Promise<FreshDatabase>;
}

export interface OpenCouncil {
  readonly council: Conversation;
  readonly config: Config;
  close(): Promise<void>;
}

const ofCouncil = (): Promise<FreshDatabase> => councilDatabase(new Date(begins));

/**
 * The whole service on an empty database, on Monday 2 March 2026 at nine, with the demonstration council
 * at work. `serviceOn` builds the module as `main.ts` does.
 */
export async function openCouncil(
  serviceOn: (config: Config, log: Log) => Service | Promise<Service>,
  { env = {}, log = new Log('silent'), database: prepare = ofCouncil }: CouncilOptions = {},
): Promise<OpenCouncil> {
  const database = await prepare();
  const config = readConfig({ CLOCK: `manual:${begins}`, ...database.env, ...env });
  try {
    const council = await Conversation.open(await serviceOn(config, log), log);
    const close = async (): Promise<void> => {
      await council.close();
      await database.drop();
    };
    return { council, config, close };
  } catch (error) {
    await database.drop();
    throw error;
  }
}
