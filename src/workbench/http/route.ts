import type { z } from 'zod';
import type { Role } from '../../domain/actor.js';
import type { View } from '../../platform/http/index.js';
import type { RouteDescription } from '../../platform/http/routes/describe.js';
import type { FileKind } from '../../platform/http/schemas/files.js';
import type { Asker } from '../analyses/analyses.js';

/** What a request has brought, each part as its schema reads it. */
interface Given<Id = unknown, Query = unknown, Body = unknown> {
  readonly id: Id;
  readonly query: Query;
  readonly body: Body;
}

/** Whoever asks, and the parts of the service that can answer: a route is no class that could be handed them. */
export interface Counter {
  readonly asker: Asker;
  service<Part>(this: void, part: abstract new (...parts: never[]) => Part): Part;
}

/** An answer that is no JSON, under the name that it is saved by. */
export class FileAnswer {
  constructor(
    readonly kind: FileKind,
    readonly name: string,
    readonly content: string | Buffer,
  ) {}
}

/** One route of a verb (операція дії). */
export interface Route<
  Answer extends z.ZodType = z.ZodType,
  Id extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  /** `POST workbench/replays/:id/resume`. */
  readonly at: `${'GET' | 'POST'} ${string}`;
  readonly takes?: { readonly id?: Id; readonly query?: Query; readonly body?: Body };
  /** Whether it makes something, once for each key. */
  readonly creates?: true;
  readonly roles?: readonly [Role, ...Role[]];
  readonly describe: RouteDescription<Answer>;
  answer(
    this: void,
    given: Given<z.output<Id>, z.output<Query>, z.output<Body>>,
    counter: Counter,
  ): View<Answer> | FileAnswer | Promise<View<Answer> | FileAnswer>;
}

/** What the address of a route calls the thing that it is about: `digest` in `GET editions/:digest`. */
export const nameIn = (at: Route['at']): string => /:(\w+)/.exec(at)?.[1] ?? '';

/** A declaration held to its own schemas. */
export const route = <Answer extends z.ZodType, Id extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  declared: Route<Answer, Id, Query, Body>,
): Route<Answer, Id, Query, Body> => declared;
