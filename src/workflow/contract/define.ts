import { z } from 'zod';
import type { AnswerContext, JobContext, StepContext } from '../host/contexts.js';
import type { NewsForCase, StartProcess } from '../host/transaction.js';
import { shapeOf, type Shape } from './shape.js';
import type { AnswerHandled, Handled } from './contract.js';
import { day } from './values.js';

type Data = Readonly<Record<string, unknown>>;

/** The keys of the data, each with what it is. */
export type Fields = Readonly<Record<string, z.ZodType>>;

/** The values behind such keys. */
export type Values<F extends Fields> = z.output<z.ZodObject<F>>;

type Left<F extends Fields> = keyof F extends never ? Promise<void> : Promise<z.input<z.ZodObject<F>>>;

interface Declared<Reads extends Fields, Writes extends Fields> {
  /** What it needs of the data of the case; what may be missing says `.optional()`. */
  readonly reads?: Reads;
  /** What it leaves in the data, each key whole. */
  readonly writes?: Writes;
}

/** A step as its diagram names it: what it reads, what it writes, what it does (крок). */
export interface StepDefinition extends Handled {
  readonly topic: string;
  readonly run: (context: StepContext) => Promise<Data>;
}

export interface JobDefinition extends Handled {
  readonly topic: string;
  readonly run: (context: JobContext) => Promise<Data>;
}

export interface AnswerDefinition extends AnswerHandled {
  readonly form: string;
  readonly run: (context: AnswerContext) => Promise<Data>;
}

/** Facts of one group and who knows them (джерело фактів). */
export interface FactsDefinition {
  readonly group: string;
  readonly reads: Shape;
  /** What each fact may be; any of them may be null, where it was not asked. */
  readonly gives: Shape;
  readonly source: (context: StepContext) => Promise<Data>;
}

/** Reads nothing, writes nothing. */
type None = Readonly<Record<never, z.ZodType>>;

function reader<F extends Fields>(fields: F): (data: Data) => Values<F> {
  const schema = z.object(fields);
  return (data) => checked(schema, data, 'reads');
}

function writer(fields: Fields): (written: unknown) => Data {
  const schema = z.strictObject(fields);
  return (written) => {
    const data = checked(schema, written ?? {}, 'writes');
    return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
  };
}

/** Code and data have parted: an incident for the workflow admin, with the key by name. */
function checked<T extends z.ZodType>(schema: T, value: unknown, what: 'reads' | 'writes'): z.output<T> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `«${path.join('.')}»: ${message}`);
  throw new Error(`the data does not fit what it ${what}: ${faults.join('; ')}`);
}

function shapes(reads: Fields, writes: Fields): Handled {
  return { reads: shapeOf(z.object(reads)), writes: shapeOf(z.object(writes)) };
}

/** Declares what a place reads of the data, where that is all there is to declare. */
export function defineReads<Reads extends Fields>(reads: Reads) {
  return { reads: shapeOf(z.object(reads)), of: reader(reads) };
}

/** Declares a step. */
export function defineStep<Reads extends Fields = None, Writes extends Fields = None, Told extends Fields = None>({
  topic,
  reads = {} as Reads,
  writes = {} as Writes,
  properties = {} as Told,
  run,
}: Declared<Reads, Writes> & {
  readonly topic: string;
  /** What the diagram tells it at its place, such as whether a reminder comes before the day or on it. */
  readonly properties?: Told;
  readonly run: (context: StepContext<Values<Reads>, Values<Told>>) => Left<Writes>;
}): StepDefinition {
  const [read, write, told] = [reader(reads), writer(writes), reader(properties)];
  return {
    topic,
    ...shapes(reads, writes),
    properties: shapeOf(z.object(properties)),
    run: async (context) =>
      write(await run({ ...context, data: read(context.data), properties: told(context.properties) })),
  };
}

/** Declares a job: what leaves the process. */
export function defineJob<Reads extends Fields = None, Writes extends Fields = None>({
  topic,
  reads = {} as Reads,
  writes = {} as Writes,
  run,
}: Declared<Reads, Writes> & {
  readonly topic: string;
  readonly run: (context: JobContext<Values<Reads>>) => Left<Writes>;
}): JobDefinition {
  const [read, write] = [reader(reads), writer(writes)];
  return {
    topic,
    ...shapes(reads, writes),
    run: async (context) => write(await run({ ...context, data: read(context.data) })),
  };
}

/** Declares what a completed task means, by its form. */
export function defineAnswer<Asked extends Fields = None, Reads extends Fields = None, Writes extends Fields = None>({
  form,
  answer = {} as Asked,
  reads = {} as Reads,
  writes = {} as Writes,
  run,
}: Declared<Reads, Writes> & {
  readonly form: string;
  /** The fields of the form that it reads. */
  readonly answer?: Asked;
  readonly run: (context: AnswerContext<Values<Reads>, Values<Asked>>) => Left<Writes>;
}): AnswerDefinition {
  const [read, write, ask] = [reader(reads), writer(writes), reader(answer)];
  return {
    form,
    answer: shapeOf(z.object(answer)),
    ...shapes(reads, writes),
    run: async (context) => {
      const typed = { ...context, data: read(context.data), answer: ask(context.answer) };
      return write(await run(typed));
    },
  };
}

/** Facts as whoever knows them gives them: null for one that was not asked. */
type Asked<Gives extends Fields> = { readonly [Fact in keyof Gives]: z.output<Gives[Fact]> | null };

/** Declares who knows the facts of a group: the group is the first part of each id. */
export function defineFacts<Gives extends Fields, Reads extends Fields = None>({
  group,
  reads = {} as Reads,
  gives,
  source,
}: {
  readonly group: string;
  readonly reads?: Reads;
  readonly gives: Gives;
  readonly source: (context: StepContext<Values<Reads>>) => Promise<Asked<Gives>>;
}): FactsDefinition {
  const read = reader(reads);
  return {
    group,
    gives: shapeOf(z.object(gives)),
    reads: shapeOf(z.object(reads)),
    source: (context) => source({ ...context, data: read(context.data) }),
  };
}

/** How a process begins where the service itself begins it (початок процесу). */
export interface StartDefinition {
  readonly process: string;
  readonly gives: Shape;
}

/** Declares with what the service begins a process; `of` gives the command for one case. */
export function defineStart<Gives extends Fields = None>(process: string, gives: Gives = {} as Gives) {
  return {
    process,
    gives: shapeOf(z.object(gives)),
    of: (businessKey: string, data: Values<Gives>): StartProcess => ({ process, businessKey, data }),
  };
}

/** News that a waiting case may hear (повідомлення процесові). */
export interface MessageDefinition {
  readonly name: string;
  readonly carries: Shape;
}

/** What goes along with news; news that carries nothing is told without. */
type Told<F extends Fields> = keyof F extends never ? [] : [Values<F>];

/** Declares news and what it carries; `to` gives the command for one case. */
export function defineMessage<Carries extends Fields = None>(name: string, carries: Carries = {} as Carries) {
  return {
    name,
    carries: shapeOf(z.object(carries)),
    to: (businessKey: string, ...[data]: Told<Carries>): NewsForCase => ({ name, businessKey, ...(data && { data }) }),
  };
}

/** What every decision in a diagram reads of its case (за законом якого дня): the edition of the day it was received. */
export const lawOfCase = defineReads({ receivedOn: day });
