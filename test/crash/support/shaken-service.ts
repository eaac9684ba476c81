import type { DataSource } from 'typeorm';
import { openDataSource } from '../../../src/platform/database/data-source.js';
import { schema } from '../../../src/schema.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import type { Dice } from '../../support/dice.js';
import type { Line } from './http.js';
import { Killer } from './killer.js';
import { Ledger } from './ledger.js';
import { ServiceNode } from './service-node.js';

export interface ShakePlan {
  readonly nodes: number;
  readonly kills: number;
  /** A node gives so many answers at most before it dies. */
  readonly busiestLife: number;
  /** Where the manual clock stands at first. */
  readonly begins: Date;
}

/** The built service on a fresh database, to be killed at will: one node keeps the embedded one, several share one MariaDB. */
export class ShakenService {
  readonly coldStarts: number[] = [];

  private constructor(
    private readonly database: FreshDatabase,
    readonly dataSource: DataSource,
    private readonly nodes: readonly ServiceNode[],
    readonly ledger: Ledger,
    readonly plan: ShakePlan,
  ) {}

  static async start(plan: ShakePlan): Promise<ShakenService> {
    const database = await freshDatabase();
    const ledger = new Ledger();
    const env = {
      ...{ ...database.env, CLOCK: `manual:${plan.begins.toISOString()}`, LOG_LEVEL: 'error' },
      ...{
        WORKER: 'yes',
        PROCESS_MOTOR: process.env['PROCESS_MOTOR'],
        WORKER_POLL_MS: '50',
        LEASE_MS: '1000',
        DATABASE_POOL: '8',
      },
    };
    const names = Array.from({ length: plan.nodes }, (_, place) => `node-${place + 1}`);
    const fault = (what: string): void => ledger.breach(what);
    const nodes = await Promise.all(names.map((name) => ServiceNode.prepare(name, env, fault)));
    await Promise.all(nodes.map((node) => node.start()));
    const dataSource = await openDataSource(database.config, schema);
    return new ShakenService(database, dataSource, nodes, ledger, plan);
  }

  get lines(): readonly Line[] {
    return this.nodes.map(({ line }) => line);
  }

  /** What the service keeps beside its database. */
  get dataFolder(): string {
    return this.database.config.DATA_DIR;
  }

  /** The settings that lead to its database. */
  get env(): NodeJS.ProcessEnv {
    return this.database.env;
  }

  /** What the nodes wrote into their logs, for a run that went wrong. */
  get complaints(): string {
    return this.nodes.map(({ name, complaints }) => `${name}: ${complaints}`).join('\n');
  }

  killer(dice: Dice): Killer {
    return new Killer(this.nodes, this.ledger, dice, this.plan);
  }

  async stopNodes(): Promise<void> {
    for (const node of this.nodes) {
      this.coldStarts.push(...node.coldStarts);
      await node.stop();
    }
  }

  async clear(): Promise<void> {
    for (const node of this.nodes) node.kill();
    await this.dataSource.destroy();
    await this.database.drop();
  }
}
