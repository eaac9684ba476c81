import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { rereading } from '../database/transactions.js';
import type { HttpReply, HttpRequest } from './request.js';

const isReading = ({ method, routeOptions }: HttpRequest): boolean =>
  method === 'GET' || method === 'HEAD' || (routeOptions.url?.endsWith('/search') ?? false);

/** Answers a reading request also when its connection to the database was cut off in the middle: it is read again. */
@Injectable()
export class RereadInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    if (!isReading(http.getRequest<HttpRequest>())) return next.handle();
    const reply = http.getResponse<HttpReply>();
    const read = async (): Promise<unknown> => {
      try {
        return await lastValueFrom(next.handle(), { defaultValue: undefined });
      } catch (error) {
        // A stream that has begun cannot be begun again.
        if (reply.raw.headersSent) throw new Error('the answer had begun', { cause: error });
        throw error;
      }
    };
    return from(rereading(read));
  }
}
