import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Problem } from '../../domain/problem.js';
import type { HttpReply, HttpRequest } from '../../platform/http/request.js';
import type { Asker } from './analyses.js';

/** Whoever sent the request, for as long as they wait for its answer: a client that hangs up ends the analysis. */
export const AskedBy = createParamDecorator((_: unknown, context: ExecutionContext): Asker => {
  const http = context.switchToHttp();
  const { admission } = http.getRequest<HttpRequest>();
  if (!admission) throw new Problem('NOT_AUTHENTICATED');
  const { raw } = http.getResponse<HttpReply>();
  const waiting = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) waiting.abort();
  });
  return { by: admission.actor, signal: waiting.signal };
});
