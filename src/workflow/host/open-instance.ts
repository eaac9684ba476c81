import type { Decision } from '../../policy/index.js';
import type { Definition } from '../definitions/definitions.js';
import { LiveInstance, type WaitingService } from '../engine/index.js';
import type { ProcessInstanceRecord } from '../tables.js';
import type { KnownRows } from './known-rows.js';
import type { FaultPlace } from './step-fault.js';

/** One instance while a transaction has it open: its row, the live object, and the rows it is known by. */
export class OpenInstance {
  /** Services that wait for somebody else: a job row or a called process. */
  readonly parked = new Map<string, WaitingService>();
  /** Elements that services of this transaction have passed: their open incidents are over. */
  readonly passed = new Set<string>();
  /** Rows of timers and jobs that this transaction has ended. */
  readonly gone = new Set<string>();
  /** By rule set: what the answer being accepted has asked already; it lives until the case waits again. */
  readonly foreseen = new Map<string, Decision>();
  /** Whether its caller has heard of its end. */
  isEndRecorded = false;
  hasMoved = false;

  constructor(
    readonly row: ProcessInstanceRecord,
    readonly definition: Definition,
    readonly live: LiveInstance,
    readonly known: KnownRows,
    readonly isNew: boolean,
  ) {}

  get id(): string {
    return this.row.id;
  }

  get isRunning(): boolean {
    return this.row.status === 'running';
  }

  place(elementId: string | null): FaultPlace {
    const { id: instanceId, rootId, processKey, businessKey } = this.row;
    return { instanceId, rootId, processKey, businessKey, elementId };
  }

  /** What was foreseen of a set, for the place of the diagram that decides it. */
  takeForeseen(ruleSet: string): Decision | undefined {
    const decision = this.foreseen.get(ruleSet);
    this.foreseen.delete(ruleSet);
    return decision;
  }

  /** The next service that the host itself must see to; those parked wait for others. */
  nextService(): WaitingService | undefined {
    if (!this.isRunning || this.live.status !== 'running') return undefined;
    return this.live.waiting.services.find(({ executionId }) => {
      const known = this.known.get(executionId);
      return !this.parked.has(executionId) && known?.kind !== 'job' && known?.kind !== 'child';
    });
  }

  /** Whether a service still waits: a message or an interruption may have ended it meanwhile. */
  isWaitingFor(executionId: string): boolean {
    return this.live.status === 'running' && this.live.waiting.services.some((s) => s.executionId === executionId);
  }
}
