import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { HTTP_CODE_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { Problem } from '../../../domain/problem.js';
import { canonicalJson } from '../../canonical-json.js';
import { SystemClock } from '../../clock.js';
import { rereading } from '../../database/transactions.js';
import { AlreadyDone, Idempotency, type KeyedRequest } from './idempotency.js';
import { IDEMPOTENT_ROUTE } from './idempotent.js';
import type { HttpReply, HttpRequest } from '../request.js';
import { IdempotencyKeyRecord } from '../tables.js';

/**
 * A short name of a body by which two sendings of it are known to be the same: the order in which a client wrote the
 * fields does not count. What is no JSON (a number beyond all numbers) the schema of the route refuses, not this.
 */
const digestOf = (body: unknown): string =>
  createHash('sha256')
    .update(body === undefined ? '' : canonicalJson(JSON.parse(JSON.stringify(body))))
    .digest('hex');

const printable = /^[\x21-\x7e]{1,200}$/;

/** Answers a repeated creating request with what was answered the first time. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly time = new SystemClock();
  private readonly inFlight = new Set<string>();

  constructor(
    private readonly reflector: Reflector,
    private readonly dataSource: DataSource,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!this.reflector.get<boolean | undefined>(IDEMPOTENT_ROUTE, context.getHandler())) return next.handle();
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const key = request.headers['idempotency-key'];
    if (key === undefined) return next.handle();
    if (typeof key !== 'string' || !printable.test(key)) throw new Problem('IDEMPOTENCY_KEY_INVALID');
    const keyed = this.keyed(context, request, key);
    return from(this.once(keyed, context.switchToHttp().getResponse<HttpReply>(), next));
  }

  private keyed(context: ExecutionContext, request: HttpRequest, key: string): KeyedRequest {
    return {
      key,
      personId: request.admission?.actor.id ?? 'public',
      route: `${request.method} ${request.url.split('?')[0] ?? ''}`.slice(0, 200),
      bodyDigest: digestOf(request.body),
      requestId: crypto.randomUUID(),
      status: this.reflector.get<number | undefined>(HTTP_CODE_METADATA, context.getHandler()) ?? 201,
      at: this.time.now(),
    };
  }

  private async once(keyed: KeyedRequest, reply: HttpReply, next: CallHandler): Promise<unknown> {
    const name = `${keyed.personId} ${keyed.key}`;
    if (this.inFlight.has(name)) throw new Problem('IDEMPOTENCY_IN_FLIGHT');
    this.inFlight.add(name);
    try {
      const earlier = await this.find(keyed);
      if (earlier) return this.repeat(earlier, keyed, reply);
      return await this.work(keyed, reply, next);
    } finally {
      this.inFlight.delete(name);
    }
  }

  private async work(keyed: KeyedRequest, reply: HttpReply, next: CallHandler): Promise<unknown> {
    try {
      return await Idempotency.run(keyed, () => lastValueFrom(next.handle(), { defaultValue: undefined }));
    } catch (error) {
      // Where the key stands, the work is done, by us or by another node: what failed came after it.
      const done = await this.find(keyed);
      if (done) return this.repeat(done, keyed, reply);
      throw error instanceof AlreadyDone ? new Problem('IDEMPOTENCY_IN_FLIGHT') : error;
    }
  }

  private find({ personId, key }: KeyedRequest): Promise<IdempotencyKeyRecord | null> {
    return rereading(() => this.dataSource.getRepository(IdempotencyKeyRecord).findOneBy({ personId, key }));
  }

  private repeat(earlier: IdempotencyKeyRecord, keyed: KeyedRequest, reply: HttpReply): unknown {
    if (earlier.route !== keyed.route || earlier.bodyDigest !== keyed.bodyDigest) {
      throw new Problem('IDEMPOTENCY_KEY_REUSED');
    }
    // A node of a release before docs/decisions/0050 claims the key first and adds the answer afterwards.
    if (earlier.answer === null) throw new Problem('IDEMPOTENCY_IN_FLIGHT');
    void reply.status(earlier.status).header('idempotency-replayed', 'true');
    return JSON.parse(earlier.answer) as unknown;
  }
}
