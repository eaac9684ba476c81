import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { coverOf, Directory, membersOf, whyUnheld } from '../directory/index.js';
import { Journal } from '../journal/index.js';
import { Clock, ClockControl, ManualClock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Heartbeats } from '../platform/health/heartbeats.js';
import { Log } from '../platform/log.js';
import { DecisionLog, PolicyService } from '../policy/index.js';
import { Definitions } from './definitions/definitions.js';
import { EditionGate } from './definitions/edition-gate.js';
import { editionProviders } from './edition-providers.js';
import { DiagramPublisher } from './definitions/diagram-publisher.js';
import { Publisher } from './definitions/publisher.js';
import { ProcessesController } from './definitions/processes.controller.js';
import { DrawingController } from './drawing/drawing.controller.js';
import { Drawings } from './drawing/drawings.js';
import { CaseErasures } from './erasures/case-erasures.js';
import { ErasuresController } from './erasures/erasures.controller.js';
import { Registries } from './host/registries.js';
import { Incidents } from './incidents/incidents.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { InstanceListsController } from './instances/instance-lists.controller.js';
import { InstanceReading } from './instances/instance-reading.js';
import { PassageReading } from './passages/passage-reading.js';
import { PassagesController } from './passages/passages.controller.js';
import { InstancesController } from './instances/instances.controller.js';
import { MoveQueue } from './moving/move-queue.js';
import { Moves } from './moving/moves.js';
import { MovesController } from './moving/moves.controller.js';
import { Repairs } from './repairs/repairs.js';
import { RepairsController } from './repairs/repairs.controller.js';
import { openWorkflow } from './open-workflow.js';
import { Forms } from './forms/forms.js';
import { Handovers } from './tasks/handed-on.js';
import { TaskActionsController } from './tasks/task-actions.controller.js';
import { TaskLists } from './tasks/task-lists.js';
import { TasksController } from './tasks/tasks.controller.js';
import { Worker } from './worker/worker.js';
import { WoundClock } from './worker/wound-clock.js';
import { nodeName, WorkerWanted, workerName, WorkflowLife } from './workflow-life.js';
import { Workflow } from './workflow.js';

type HostConfig = Pick<
  Config,
  'CLOCK' | 'WORKER' | 'WORKER_POLL_MS' | 'LEASE_MS' | 'LIVE_NODES' | 'PROCESS_MOTOR' | 'COUNCIL'
> & {
  /** Whether a folder that has changed comes into force by the start alone. */
  readonly folderPublishes: boolean;
};

const host = (config: HostConfig): Provider => ({
  provide: Workflow,
  inject: [DataSource, Clock, Journal, PolicyService, DecisionLog, Directory, Forms, Registries],
  useFactory: (
    ...[dataSource, clock, journal, policy, decisionLog, directory, forms, registries]: [
      ...[DataSource, Clock, Journal, PolicyService, DecisionLog, Directory, Forms, Registries],
    ]
  ) =>
    openWorkflow({
      dataSource,
      clock,
      journal,
      policy,
      decisionLog,
      forms,
      ...registries,
      groupsOf: (actor) => directory.groupsOf(actor),
      groupNamed: (group) => directory.groupNamed(group),
      coverOf: (actor, on) => coverOf(directory, actor, on),
      whyUnheld: (group, on, barred) => whyUnheld(directory, group, on, barred),
      membersOf: (group, on) => membersOf(directory, group, on),
      actorOf: (id, on) => (directory.persons().some((person) => person.id === id) ? directory.actorOf(id, on) : null),
      liveNodes: config.LIVE_NODES,
      motor: config.PROCESS_MOTOR,
    }),
});

const repairs: Provider = {
  provide: Repairs,
  inject: [DataSource, Workflow, Definitions, EditionGate],
  useFactory: (...[dataSource, workflow, definitions, gate]: [DataSource, Workflow, Definitions, EditionGate]) =>
    new Repairs(dataSource, workflow, definitions, gate),
};

const moves: Provider = {
  provide: Moves,
  inject: [DataSource, Workflow, Definitions, EditionGate, Registries],
  useFactory: (
    ...[dataSource, workflow, definitions, gate, { lastDays }]: [
      ...[DataSource, Workflow, Definitions, EditionGate, Registries],
    ]
  ) => new Moves({ dataSource, workflow, definitions, gate, lastDays }),
};

const takenAtOnce = { mostAttempts: 5, breadth: 8, jobMs: 30_000, graceMs: 5000 };

const worker = (config: HostConfig): Provider => ({
  provide: Worker,
  inject: [Workflow, DataSource, Moves, Log, Heartbeats],
  useFactory: (workflow: Workflow, dataSource: DataSource, moves: Moves, log: Log, heartbeats: Heartbeats) =>
    new Worker(
      { workflow, dataSource, settings: { node: nodeName, leaseMs: config.LEASE_MS, ...takenAtOnce } },
      {
        pollMs: config.WORKER_POLL_MS,
        background: new MoveQueue(workflow, moves),
        onRound: () => heartbeats.beat(workerName),
        onFault: (err) => log.error('worker round failed', { err }),
      },
    ),
});

const manualClock: Provider = {
  provide: ClockControl,
  inject: [Clock, Worker, DataSource, Journal],
  useFactory: (clock: Clock, worker: Worker, dataSource: DataSource, journal: Journal) => {
    if (!(clock instanceof ManualClock)) throw new Error('CLOCK is manual, but the clock in use is not');
    return new WoundClock(clock, worker, dataSource, journal);
  },
};

const readings: Provider[] = [
  {
    provide: TaskLists,
    inject: [DataSource, Clock, Workflow],
    useFactory: (dataSource: DataSource, clock: Clock, { machinery }: Workflow) =>
      new TaskLists(dataSource, clock, machinery),
  },
  {
    provide: Incidents,
    inject: [DataSource, Clock, Workflow],
    useFactory: (dataSource: DataSource, clock: Clock, { machinery }: Workflow) =>
      new Incidents(dataSource, clock, machinery.wakeUp, machinery.journal),
  },
  {
    provide: InstanceReading,
    inject: [DataSource, Definitions],
    useFactory: (dataSource: DataSource, definitions: Definitions) => new InstanceReading(dataSource, definitions),
  },
  {
    provide: PassageReading,
    inject: [DataSource, Definitions],
    useFactory: (dataSource: DataSource, definitions: Definitions) => new PassageReading(dataSource, definitions),
  },
];

const controllers = [
  TasksController,
  DrawingController,
  TaskActionsController,
  ProcessesController,
  InstanceListsController,
  InstancesController,
  PassagesController,
  IncidentsController,
  MovesController,
  RepairsController,
  ErasuresController,
];

/** The durable host of processes for the whole service. It needs DataSource, Clock and Log from global modules. */
@Global()
@Module({})
export class WorkflowModule {
  static forRoot(config: HostConfig): DynamicModule {
    const isManual = config.CLOCK.kind === 'manual';
    return {
      module: WorkflowModule,
      controllers,
      providers: [
        Registries,
        Handovers,
        host(config),
        {
          provide: Definitions,
          inject: [Workflow],
          useFactory: (workflow: Workflow) => workflow.machinery.definitions,
        },
        ...editionProviders(config.folderPublishes, config.COUNCIL),
        moves,
        repairs,
        worker(config),
        { provide: WorkerWanted, useValue: new WorkerWanted(config.WORKER, config.WORKER_POLL_MS) },
        WorkflowLife,
        Drawings,
        CaseErasures,
        ...readings,
        ...(isManual ? [manualClock] : []),
      ],
      exports: [
        Registries,
        Workflow,
        Definitions,
        DiagramPublisher,
        Publisher,
        Drawings,
        Forms,
        Handovers,
        Worker,
        TaskLists,
        InstanceReading,
        ...(isManual ? [ClockControl] : []),
      ],
    };
  }
}
