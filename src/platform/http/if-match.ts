import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Problem } from '../../domain/problem.js';
import type { HttpRequest } from './request.js';

const strongOrWeak = /^(?:W\/)?"(\d{1,9})"$/;

/**
 * The version the caller has read and means to change (`If-Match: "3"` gives 3). Without it the
 * caller might overwrite what a colleague wrote a minute ago, so: PRECONDITION_REQUIRED.
 */
function versionOf(header: string | undefined): number {
  if (header === undefined) throw new Problem('PRECONDITION_REQUIRED');
  const version = strongOrWeak.exec(header.trim())?.[1];
  if (version === undefined) {
    throw new Problem('PRECONDITION_REQUIRED', {
      detail: 'Заголовок If-Match має містити одну версію в лапках, наприклад "3".',
    });
  }
  return Number(version);
}

export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  versionOf(context.switchToHttp().getRequest<HttpRequest>().headers['if-match']),
);

/**
 * Refuses with VERSION_STALE when a row has moved on since the caller read it; `extra.version` says
 * to what. Call it inside the transaction that holds the row.
 */
export function checkVersion(expected: number, current: number): void {
  if (expected === current) return;
  throw new Problem('VERSION_STALE', { extra: { version: current } });
}
