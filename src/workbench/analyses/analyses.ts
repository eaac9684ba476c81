import { randomUUID } from 'node:crypto';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import workerpool, { type Pool } from 'workerpool';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import type { Clock } from '../../platform/clock.js';
import type { Config } from '../../platform/config.js';
import { programFile } from '../../platform/installation.js';
import { id, instant, text, type View, view, whole } from '../../platform/http/index.js';
import type { Analysis, Outcome } from './analysis.js';
import type { Progress } from './progress.js';

/** Who waits for an analysis, and how it is known that they wait no longer. */
export interface Asker {
  readonly by: Actor;
  readonly signal: AbortSignal;
}

/** An analysis under way, as it is shown; `progress` is null until it says something. */
export const RunningView = view('RunningAnalysis', 'Аналіз, на який хтось чекає.', {
  id: id('Ідентифікатор'),
  name: text('Яка дія').meta({ examples: ['mutate'] }),
  by: view('AnalysisAuthor', 'Хто чекає.', { id: text('Працівник'), name: text('Як звати') }),
  since: instant('Відколи'),
  progress: view('AnalysisProgress', 'Скільки зроблено.', {
    done: whole('Частин'),
    total: whole('Із'),
    step: text('Що робиться'),
  })
    .nullable()
    .describe('null, поки нічого не сказано'),
});
type RunningAnalysis = View<typeof RunningView>;

interface Running {
  readonly view: Omit<RunningAnalysis, 'progress'>;
  progress: Progress | null;
  readonly stop: (why: Problem) => void;
}

type Limits = Pick<Config, 'ANALYSIS_PROCESSES' | 'ANALYSIS_SECONDS' | 'ANALYSIS_MEMORY_MB'>;

/** Whoever comes after so many would wait too long to be told «wait». */
const mostAtOnce = 16;
const killAfterMs = 200;

/**
 * Where analyses run (аналізи в окремих процесах): beside the service, with a ceiling in time and memory, so
 * that no question of a reviewer holds up those who register letters. A process serves many, one at a time.
 */
export class Analyses implements BeforeApplicationShutdown {
  private readonly pool: Pool;
  private readonly running = new Map<string, Running>();
  private isStopping = false;

  constructor(
    private readonly limits: Limits,
    private readonly clock: Clock,
    /** Where the edition in force lies. */
    private readonly edition: () => string,
  ) {
    this.pool = workerpool.pool(programFile('workbench/analysis-process'), {
      workerType: 'process',
      maxWorkers: limits.ANALYSIS_PROCESSES,
      workerTerminateTimeout: killAfterMs,
      forkOpts: { execArgv: [`--max-old-space-size=${limits.ANALYSIS_MEMORY_MB}`] },
    });
  }

  /**
   * Runs an analysis for somebody who waits for it, within the ceilings.
   *
   * @throws ANALYSES_BUSY, ANALYSIS_TOO_LONG, ANALYSIS_TOO_LARGE, ANALYSIS_CANCELLED, SERVICE_NOT_READY, and what
   * the analysis itself refuses
   */
  async run<Input, Report>(analysis: Analysis<Input, Report>, input: Input, { by, signal }: Asker): Promise<Report> {
    if (this.running.size >= mostAtOnce) throw new Problem('ANALYSES_BUSY', { extra: { retryAfter: 30 } });
    const id = randomUUID();
    const view = { id, name: analysis.name, by: { id: by.id, name: by.name }, since: this.clock.now() };
    const leaving = new AbortController();
    const running: Running = { view, progress: null, stop: (why) => leaving.abort(why) };
    const gone = (): void => running.stop(new Problem('ANALYSIS_CANCELLED'));
    this.running.set(id, running);
    signal.addEventListener('abort', gone, { once: true });
    if (signal.aborted) gone();
    try {
      return await this.execute(analysis, input, leaving.signal, {
        seconds: analysis.seconds ?? this.limits.ANALYSIS_SECONDS,
        on: (progress) => (running.progress = progress),
      });
    } finally {
      signal.removeEventListener('abort', gone);
      this.running.delete(id);
    }
  }

  /** Runs a part of something that is kept and can be gone on with: nobody waits for it, so it has no ceiling in time. */
  runKept<Input, Report>(analysis: Analysis<Input, Report>, input: Input, signal: AbortSignal): Promise<Report> {
    return this.execute(analysis, input, signal);
  }

  /** What people wait for on this node, the oldest first. */
  list(): RunningAnalysis[] {
    return [...this.running.values()].map(({ view, progress }) => ({ ...view, progress }));
  }

  /** Ends an analysis; whoever waits for it is told so. @throws NOT_FOUND */
  cancel(id: string): void {
    const running = this.running.get(id);
    if (!running) throw new Problem('NOT_FOUND', { detail: `Аналізу «${id}» на цьому вузлі вже немає.` });
    running.stop(new Problem('ANALYSIS_CANCELLED'));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    for (const { stop } of this.running.values()) stop(stopping());
    await this.pool.terminate(true);
  }

  private async execute<Input, Report>(
    { name }: Analysis<Input, Report>,
    input: Input,
    signal: AbortSignal,
    watch: { readonly seconds?: number; readonly on?: (progress: Progress) => void } = {},
  ): Promise<Report> {
    if (this.isStopping) throw stopping();
    signal.throwIfAborted();
    const work = this.pool.exec('analyse', [name, input, this.edition()], watch.on ? { on: watch.on } : {});
    if (watch.seconds !== undefined) work.timeout(watch.seconds * 1000);
    const cancel = (): void => void work.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const outcome = (await work) as Outcome;
      if ('problem' in outcome) throw new Problem(outcome.problem, outcome.details);
      return outcome.report as Report;
    } catch (error) {
      signal.throwIfAborted();
      throw explained(error, { ...this.limits, ANALYSIS_SECONDS: watch.seconds ?? this.limits.ANALYSIS_SECONDS });
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }
}

const stopping = (): Problem => new Problem('SERVICE_NOT_READY', { detail: 'Служба зупиняється.' });

/** Why a process gave no answer, where it is known: node ends by SIGABRT when its memory is used up. */
function explained(error: unknown, { ANALYSIS_SECONDS, ANALYSIS_MEMORY_MB }: Limits): unknown {
  if (error instanceof workerpool.Promise.TimeoutError)
    return new Problem('ANALYSIS_TOO_LONG', { extra: { seconds: ANALYSIS_SECONDS } });
  if (!(error instanceof workerpool.TerminateError) || !/SIGABRT|exitCode: `134`/.test(error.message)) return error;
  const detail = `Аналізові забракло пам’яті: йому відведено ${ANALYSIS_MEMORY_MB} МіБ.`;
  return new Problem('ANALYSIS_TOO_LARGE', { detail, extra: { megabytes: ANALYSIS_MEMORY_MB } });
}
