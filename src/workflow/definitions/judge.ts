import type { BeforeApplicationShutdown } from '@nestjs/common';
import workerpool, { type Pool } from 'workerpool';
import { Problem } from '../../domain/problem.js';
import { FileFaults } from '../../platform/files/index.js';
import { programFile } from '../../platform/installation.js';
import type { Heard, Hearing, Judgement } from './judgement.js';

/** Whoever publishes judges several times within minutes; between such days the thread would only hold memory. */
const idleMs = 60_000;

/** Where editions are judged (суд над редакцією): in a thread, so that nobody who registers letters waits for a publication. */
export class Judge implements BeforeApplicationShutdown {
  private pool: Pool | null = null;
  private idle: NodeJS.Timeout | undefined;
  private isStopping = false;

  /** @throws FileFaults where the council, rules or forms cannot be read, SERVICE_NOT_READY */
  async hear(hearing: Hearing): Promise<Judgement> {
    this.pool ??= workerpool.pool(programFile('workflow/definitions/judge-thread'), { workerType: 'thread', maxWorkers: 1 });
    const heard = await this.asked(this.pool, hearing);
    this.restLater();
    if ('unread' in heard) throw new FileFaults(heard.unread, 'Редакцію');
    return heard;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.rest();
  }

  private async asked(pool: Pool, hearing: Hearing): Promise<Heard> {
    try {
      return (await pool.exec('judge', [hearing])) as Heard;
    } catch (error) {
      if (!this.isStopping) throw error;
      throw new Problem('SERVICE_NOT_READY', { detail: 'Служба зупиняється.' });
    }
  }

  private restLater(): void {
    clearTimeout(this.idle);
    const isBusy = (): boolean => (this.pool?.stats().activeTasks ?? 0) > 0;
    if (!this.isStopping)
      this.idle = setTimeout(() => (isBusy() ? this.restLater() : void this.rest()), idleMs).unref();
  }

  private async rest(): Promise<void> {
    clearTimeout(this.idle);
    const { pool } = this;
    this.pool = null;
    await pool?.terminate(true);
  }
}
