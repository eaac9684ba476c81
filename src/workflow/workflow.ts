import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import { Problem } from '../domain/problem.js';
import { troubleOf } from '../platform/database/database-errors.js';
import { unitOfWork } from '../platform/database/transactions.js';
import type { Machinery } from './host/machinery.js';
import { type FaultPlace, isFaultOfRules, StepFault } from './host/step-fault.js';
import { type NewsForCase, type StartProcess, WorkflowTransaction } from './host/transaction.js';
import { closeFailuresOfRequest, recordIncident } from './incidents/record-incident.js';
import { completeTask, type Completion, type TaskAnswer } from './tasks/complete.js';
import { casesClosedTo } from './tasks/task-access.js';

/**
 * The durable host of processes (рушій процесів): every command is one transaction, in which the rows of the
 * features and the state of the case are saved together. Any number of nodes may serve one database.
 */
@Injectable()
export class Workflow {
  constructor(
    private readonly dataSource: DataSource,
    readonly machinery: Machinery,
  ) {}

  /**
   * Does a sequence of commands as one. It is repeated from the start after a deadlock, so the work must keep
   * nothing in memory from an earlier try. A step that fails is put down as an incident, in a transaction of
   * its own that claims nothing of the request, and the caller is told its number.
   *
   * @throws STEP_FAILED, EVALUATORS_DISAGREE and RULE_CONFLICT with that number, and whatever the commands refuse with
   */
  async transact<T>(actor: Actor, work: (tx: WorkflowTransaction) => Promise<T>): Promise<T> {
    try {
      return await this.run(actor, work);
    } catch (error) {
      const fault = isFaultOfRules(error) ? new StepFault(beforeAnyCase, error) : error;
      // A database in trouble is no failure of the step: whoever asked tries again, and the admin has nothing to mend.
      if (!(fault instanceof StepFault) || troubleOf(fault) !== null) throw error;
      const incident = await unitOfWork(this.dataSource, (manager) =>
        recordIncident(manager, fault, { kind: 'command', by: actor, at: this.machinery.clock.now() }),
      );
      const failed = asTold(fault, incident);
      failed.cause = fault;
      throw failed;
    }
  }

  /** The cases that an actor may not read today (ст. 7). */
  casesClosedTo(actor: Actor): Promise<readonly string[]> {
    return casesClosedTo(this.machinery, this.dataSource.manager, actor, dayInKyiv(this.machinery.clock.now()));
  }

  start(actor: Actor, process: StartProcess): Promise<{ instanceId: string }> {
    return this.transact(actor, (tx) => tx.start(process));
  }

  complete(actor: Actor, taskId: string, answer: TaskAnswer): Promise<Completion> {
    return this.transact(actor, (tx) => completeTask(tx, taskId, answer));
  }

  message(actor: Actor, news: NewsForCase): Promise<number> {
    return this.transact(actor, (tx) => tx.message(news));
  }

  /** The same without the record of a failure: for the worker, which counts attempts. */
  async run<T>(actor: Actor, work: (tx: WorkflowTransaction) => Promise<T>): Promise<T> {
    let last: WorkflowTransaction | undefined;
    const result = await unitOfWork(this.dataSource, async (manager) => {
      const tx = new WorkflowTransaction(manager, actor, this.machinery);
      last = tx;
      const given = await work(tx);
      await closeFailuresOfRequest(tx);
      await tx.save();
      return given;
    });
    last?.committed();
    return result;
  }
}

/** Rules may be asked in a command before it comes to a case. */
const beforeAnyCase: FaultPlace = { instanceId: '', rootId: '', processKey: '', businessKey: '', elementId: null };

/** What the caller hears: that the rules failed and how, or that a step did. The facts stay with the incident. */
function asTold({ cause }: StepFault, incident: string): Problem {
  if (!isFaultOfRules(cause)) return new Problem('STEP_FAILED', { extra: { incident } });
  const { facts: _kept, ...extra } = cause.details.extra ?? {};
  return new Problem(cause.code, { ...cause.details, extra: { ...extra, incident } });
}
