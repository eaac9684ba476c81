import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Log } from '../log.js';
import { Heartbeats } from './heartbeats.js';

/** Why the service should get no requests now; empty when it may. */
type Impediment = 'stopping' | 'database' | 'migrations' | `silent:${string}`;

@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private stopping = false;
  private migrated = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly heartbeats: Heartbeats,
    private readonly log: Log,
  ) {}

  /** From here on the balancer sends nothing new, while what has begun is finished. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  async impediments(): Promise<Impediment[]> {
    if (this.stopping) return ['stopping'];
    try {
      await this.dataSource.query('select 1');
      // Migrations only ever get applied, so once is enough: a probe should cost one statement.
      this.migrated ||= !(await this.dataSource.showMigrations());
    } catch (error) {
      this.log.error('database-unreachable', { err: error });
      return ['database'];
    }
    const silent = this.heartbeats.silent().map((name) => `silent:${name}` as const);
    return this.migrated ? silent : ['migrations', ...silent];
  }
}
