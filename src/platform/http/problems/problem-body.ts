import { HttpException } from '@nestjs/common';
import { Problem, type ProblemDetails } from '../../../domain/problem.js';
import type { ProblemCode } from '../../../domain/problem-table.js';
import { type DatabaseTrouble, troubleOf } from '../../database/database-errors.js';

/** What the framework or the parser says, by status, in the words of our table. */
const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'REQUEST_REFUSED',
  401: 'NOT_AUTHENTICATED',
  403: 'ROLE_MISSING',
  404: 'NOT_FOUND',
  405: 'NOT_FOUND',
  413: 'BODY_TOO_LARGE',
  414: 'ADDRESS_TOO_LONG',
  415: 'MEDIA_TYPE_UNSUPPORTED',
  422: 'BODY_INVALID',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_NOT_READY',
};

/** Fastify's own codes that say more than their status. */
const byParserCode: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE_UNSUPPORTED',
  FST_ERR_CTP_EMPTY_TYPE: 'MEDIA_TYPE_UNSUPPORTED',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BODY_MALFORMED',
  FST_ERR_CTP_INVALID_JSON_BODY: 'BODY_MALFORMED',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'BODY_MALFORMED',
};

function causesOf(error: unknown): unknown[] {
  return error instanceof Error && error.cause !== undefined ? [error, error.cause] : [error];
}

function parserProblem(error: unknown): ProblemCode | undefined {
  for (const one of causesOf(error)) {
    if (one instanceof SyntaxError) return 'BODY_MALFORMED';
    if (typeof one === 'object' && one !== null && 'code' in one && typeof one.code === 'string') {
      const code = byParserCode[one.code];
      if (code) return code;
    }
  }
  return undefined;
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** What a database in trouble means for whoever asked. */
const byTrouble: Readonly<Record<DatabaseTrouble, ProblemCode>> = {
  undone: 'DATABASE_AWAY',
  broken: 'DATABASE_AWAY',
  silent: 'DATABASE_AWAY',
  full: 'STORAGE_FULL',
};

/** Whatever was thrown, as a refusal. What nobody foresaw becomes INTERNAL_ERROR and tells the caller nothing. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = statusOf(error);
  if (status === undefined) {
    const trouble = troubleOf(error);
    return new Problem(trouble === null ? 'INTERNAL_ERROR' : byTrouble[trouble]);
  }
  const code = parserProblem(error) ?? byStatus[status] ?? (status < 500 ? 'REQUEST_REFUSED' : 'INTERNAL_ERROR');
  return new Problem(code);
}

/** RFC 9457, with what our clients need besides: the code, what to do next, the clause. */
interface ProblemBody extends Pick<ProblemDetails, 'errors' | 'grounds'> {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly advice: string;
  readonly traceId: string;
  readonly [extra: string]: unknown;
}

const problemType = (code: ProblemCode): string => `urn:pryimalnia:problem:${code}`;

export function problemBody(problem: Problem, traceId: string): ProblemBody {
  const { errors, grounds, extra } = problem.details;
  return {
    ...extra,
    type: problemType(problem.code),
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    advice: problem.advice,
    ...(errors ? { errors } : {}),
    ...(grounds ? { grounds } : {}),
    traceId,
  };
}
