import { Injectable } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

type Level = 'debug' | 'info' | 'warn' | 'error';
type Facts = Readonly<Record<string, unknown>>;

/**
 * What may be said of a failure. A database error carries the sentence it was given, and with it names and
 * addresses of applicants; those stay out of the log (KR-2.5), the stack and the code are enough.
 */
function safeError(error: unknown): Facts {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
  const isDatabase = 'query' in error || 'sql' in error || 'driverError' in error;
  return { type: error.name, code, ...(isDatabase ? {} : { message: error.message }), stack: frames };
}

/** The service's log: one JSON line an event, with identifiers only, never a name, a text or a token. */
@Injectable()
export class Log {
  private readonly lines: Logger;

  constructor(level = 'info', destination?: DestinationStream) {
    const options = { level, base: { service: 'pryimalnia' }, serializers: { err: safeError } };
    this.lines = destination ? pino(options, destination) : pino(options);
  }

  debug(event: string, facts: Facts = {}): void {
    this.say('debug', event, facts);
  }

  info(event: string, facts: Facts = {}): void {
    this.say('info', event, facts);
  }

  warn(event: string, facts: Facts = {}): void {
    this.say('warn', event, facts);
  }

  /** Put the thrown value under `err`. */
  error(event: string, facts: Facts = {}): void {
    this.say('error', event, facts);
  }

  private say(level: Level, event: string, facts: Facts): void {
    this.lines[level]({ event, ...facts });
  }
}
