import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { processesDirectory } from '../platform/installation.js';
import { Heartbeats } from '../platform/health/heartbeats.js';
import { Log } from '../platform/log.js';
import { Publisher } from './definitions/publisher.js';
import { Worker } from './worker/worker.js';

/** Names this process among all that serve the database. */
export const nodeName = `node-${randomUUID()}`;

export const workerName = 'workflow-worker';

export class WorkerWanted {
  constructor(
    readonly isWanted: boolean,
    readonly pollMs: number,
  ) {}
}

/** A worker that has not come round for so many polls is stuck or dead. */
const silentPolls = 120;

/** Puts the diagrams of the installation into force at start, and runs the worker from then until the end. */
@Injectable()
export class WorkflowLife implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly publisher: Publisher,
    private readonly worker: Worker,
    private readonly wanted: WorkerWanted,
    private readonly heartbeats: Heartbeats,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { published, linked, idle } = await this.publisher.publishFolder(processesDirectory);
    for (const { key, version } of linked) this.log.info('forms kept with a version', { key, version });
    for (const { key, version } of published) this.log.info('process published', { key, version });
    for (const { key, version } of idle)
      this.log.warn('the folder holds a version that is not in force', { key, version });
    if (!this.wanted.isWanted) return;
    this.heartbeats.register(workerName, Math.max(60_000, this.wanted.pollMs * silentPolls));
    this.worker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.heartbeats.retire(workerName);
    await this.worker.stop();
  }
}
