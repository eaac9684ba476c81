import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Heartbeats } from '../platform/health/heartbeats.js';
import { EditionLife } from './definitions/edition-life.js';
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

/** Sees to the edition in force at start, and runs the worker from then until the end. */
@Injectable()
export class WorkflowLife implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly editions: EditionLife,
    private readonly worker: Worker,
    private readonly wanted: WorkerWanted,
    private readonly heartbeats: Heartbeats,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.editions.begin();
    this.editions.start();
    if (!this.wanted.isWanted) return;
    this.heartbeats.register(workerName, Math.max(60_000, this.wanted.pollMs * silentPolls));
    this.worker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.heartbeats.retire(workerName);
    await Promise.all([this.worker.stop(), this.editions.stop()]);
  }
}
