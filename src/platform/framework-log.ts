import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/** Lets Nest speak through the service's own log. Its start-up chatter is of no use to an operator: debug. */
export class FrameworkLog implements LoggerService {
  constructor(private readonly lines: Log) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.lines.debug('framework', facts(message, rest));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.lines.debug('framework', facts(message, rest));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.lines.debug('framework', facts(message, rest));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.lines.warn('framework', facts(message, rest));
  }

  /** What its ExceptionHandler has seen it throws on to whoever started us, and they tell the operator. */
  error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) === 'ExceptionHandler') return this.debug(message, ...rest);
    this.lines.error('framework', facts(message, rest));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.lines.error('framework', facts(message, rest));
  }
}

function facts(message: unknown, rest: unknown[]): Record<string, unknown> {
  const context = rest.at(-1);
  return {
    ...(message instanceof Error ? { err: message } : { text: String(message) }),
    ...(typeof context === 'string' ? { context } : {}),
  };
}
