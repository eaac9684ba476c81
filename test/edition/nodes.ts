import { onTestFinished } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import type { Conversation } from '../api/support/conversation.js';
import { openCouncil } from '../api/support/council.js';
import { readableLog } from '../api/support/log-lines.js';
import { councilDatabase } from '../support/council-database.js';
import type { EditionFolder } from './edition-folder.js';

export interface Node {
  readonly council: Conversation;
  readonly lines: readonly Record<string, unknown>[];
  readonly stop: () => Promise<void>;
  /** What the balancer is told. */
  readonly remarks: () => Promise<readonly string[]>;
}

/** Nodes over one database, each with a folder of its own; the database begins with the council's edition in force. */
export async function aDatabaseFor(): Promise<(folder: EditionFolder, env?: NodeJS.ProcessEnv) => Promise<Node>> {
  const database = await councilDatabase(new Date('2026-03-02T07:00:00Z'));
  onTestFinished(() => database.drop());
  const shared = { ...database, drop: async () => undefined };
  return async (folder, env = {}) => {
    const { log, lines } = readableLog();
    const opened = await openCouncil((config) => AppModule.forRoot(config, log), {
      env: { EDITION_FOLDER: folder.path, WORKER: 'no', ...env },
      log,
      database: async () => shared,
    });
    const { council } = opened;
    let isOpen = true;
    const stop = async (): Promise<void> => {
      if (isOpen) await opened.close();
      isOpen = false;
    };
    onTestFinished(stop);
    const remarks = async () => (await council.nobody().get('/health/ready').expect(200)).body.remarks;
    return { council, lines, stop, remarks };
  };
}
