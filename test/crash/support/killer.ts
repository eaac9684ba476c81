import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '../../support/dice.js';
import type { Ledger } from './ledger.js';
import type { ServiceNode } from './service-node.js';

const longestLifeMs = 5000;

interface KillPlan {
  readonly kills: number;
  /** A node gives so many answers at most before it dies: fast or slow, it gets something done. */
  readonly busiestLife: number;
}

/** Kills nodes at random moments of work and of start, and starts each again at once. */
export class Killer {
  private isOver = false;

  constructor(
    private readonly nodes: readonly ServiceNode[],
    private readonly ledger: Ledger,
    private readonly dice: Dice,
    private readonly plan: KillPlan,
  ) {}

  /** Resolves when there were enough kills and every node is ready again. */
  async run(): Promise<void> {
    await Promise.all(this.nodes.map((node) => this.harass(node, this.dice.of(node.name))));
  }

  /** Ends early: something has failed, and no node needs to die any more. */
  end(): void {
    this.isOver = true;
  }

  private get isEnough(): boolean {
    return this.isOver || this.ledger.kills >= this.plan.kills;
  }

  private async harass(node: ServiceNode, dice: Dice): Promise<void> {
    while (!this.isEnough) {
      // Now and then it does not even come up: migrations, diagrams and the clock's hand are cut off as well.
      const isCutOff = !node.isRunning && dice.chance(0.12) ? this.cutOff(node, dice) : null;
      if (!node.isRunning && !(await node.start())) continue;
      await isCutOff;
      await this.goodMoment(node, dice);
      if (this.isEnough) break;
      const all = dice.chance(0.2) ? this.nodes : [node];
      for (const one of all) if (one.kill()) this.ledger.kills += 1;
      while (node.isRunning) await pause(2);
    }
    while (!node.isRunning && !(await node.start()));
  }

  /** Any moment; every second time one at which a write is on its way. */
  private async goodMoment({ line }: ServiceNode, dice: Dice): Promise<void> {
    const life = line.answers + dice.between(0, this.plan.busiestLife);
    for (const until = performance.now() + longestLifeMs; line.answers < life && performance.now() < until;) {
      await pause(dice.between(1, 10));
    }
    if (dice.chance(0.5)) return;
    await Promise.race([this.ledger.nextWrite(), pause(1000)]);
    await pause(dice.between(0, 40));
  }

  private async cutOff(node: ServiceNode, dice: Dice): Promise<void> {
    await pause(dice.between(100, 1500));
    if (node.kill()) this.ledger.kills += 1;
  }
}
