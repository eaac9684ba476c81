import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Describe, Idempotent, Roles } from '../../platform/http/index.js';
import type { HttpReply } from '../../platform/http/request.js';
import { fileKinds } from '../../platform/http/schemas/files.js';
import type { Asker } from '../analyses/analyses.js';
import { AskedBy } from '../analyses/asked-by.js';
import { FileAnswer, nameIn, type Route } from './route.js';

/** What a verb is asked over HTTP. */
interface Routed {
  readonly name: string;
  readonly routes: readonly Route[];
}

/** The routes of a verb, each as the framework wants it; together under a heading, that of the verb if no other. */
export const controllersOf = ({ name, routes }: Routed, heading = name): Type[] =>
  routes.map((route) => controllerOf(heading, route));

const nothing = () => () => undefined;
const reads = (schema: z.ZodType | undefined, by: (options: { schema: z.ZodType }) => ParameterDecorator) =>
  schema ? by({ schema }) : nothing();

function controllerOf(heading: string, { at, takes = {}, creates, roles, describe, answer }: Route): Type {
  const [method, path] = at.split(' ');
  const Listens = method === 'GET' ? Get : Post;
  const name = nameIn(at);
  const answers = describe.returns ?? describe.files;

  @Controller()
  @ApiTags(heading.charAt(0).toUpperCase() + heading.slice(1))
  @Roles(...(roles ?? (['compliance-reviewer', 'workflow-admin'] as const)))
  class RouteController {
    constructor(private readonly modules: ModuleRef) {}

    @Listens(path)
    @HttpCode(creates ? 201 : answers ? 200 : 204)
    @(creates ? Idempotent() : nothing())
    @Describe(describe)
    async handle(
      @reads(takes.id, (options) => Param(name, options)) id: unknown,
      @reads(takes.query, Query) query: unknown,
      @reads(takes.body, Body) body: unknown,
      @AskedBy() asker: Asker,
      @Res({ passthrough: true }) reply: HttpReply,
    ) {
      const service = <Part>(part: abstract new (...parts: never[]) => Part): Part =>
        this.modules.get<Part>(part, { strict: false });
      const answered = await answer({ id, query, body }, { asker, service });
      return answered instanceof FileAnswer ? sent(answered, reply) : answered;
    }
  }
  return RouteController;
}

/** Pages open in the browser, which runs nothing of them; everything else is saved. */
function sent({ kind, name, content }: FileAnswer, reply: HttpReply): string | Buffer {
  const { media } = fileKinds[kind];
  void reply.type(typeof content === 'string' ? `${media}; charset=utf-8` : media);
  if (kind === 'html') void reply.header('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'`);
  else void reply.header('content-disposition', `attachment; filename="${name}"`);
  return content;
}
