import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '../../../domain/problem.js';
import { Log } from '../../log.js';
import { asProblem, problemBody } from './problem-body.js';
import type { HttpReply, HttpRequest } from '../request.js';

/** Seconds after which a database that was away is worth another try. */
const SOON_S = '5';

/**
 * The one place where a refusal becomes an answer (`application/problem+json`). A write refused for want
 * of a session or a role is logged with who tried what: the council must be able to show that nobody got
 * through.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<HttpRequest>();
    const reply = http.getResponse<HttpReply>();
    const problem = asProblem(error);
    this.note(problem, request, error);
    if (reply.sent || reply.raw.headersSent) return;
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="pryimalnia"');
    const { retryAfter } = problem.details.extra ?? {};
    if (typeof retryAfter === 'number') void reply.header('retry-after', retryAfter);
    else if (problem.status === 503) void reply.header('retry-after', SOON_S);
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(problemBody(problem, request.id));
  }

  private note({ code, status }: Problem, request: HttpRequest, error: unknown): void {
    const about = {
      code,
      status,
      traceId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? null,
      person: request.admission?.actor.id ?? null,
    };
    const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
    if (status >= 500) this.log.error('request-failed', { ...about, err: error });
    else if (isWrite && (status === 401 || status === 403)) this.log.warn('write-refused', about);
    else this.log.debug('request-refused', about);
  }
}
