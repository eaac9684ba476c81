import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import type { Config } from '../config.js';
import { HealthController } from '../health/health.controller.js';
import { Heartbeats } from '../health/heartbeats.js';
import { Remarks } from '../health/remarks.js';
import { Readiness } from '../health/readiness.js';
import { Log } from '../log.js';
import { ClockController } from './clock.controller.js';
import { EtagInterceptor } from './etag.js';
import { IdempotencyInterceptor } from './idempotency/idempotency-interceptor.js';
import { KeyRetention } from './idempotency/key-retention.js';
import { ProblemFilter } from './problems/problem-filter.js';
import { RereadInterceptor } from './reread.js';
import { RouteRegister } from './routes/route-register.js';
import { ValidationPipe } from './problems/validation.js';

const atEveryRoute: Provider[] = [
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_PIPE, useClass: ValidationPipe },
  { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
  { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  { provide: APP_INTERCEPTOR, useClass: RereadInterceptor },
];

/** The service's edge. It needs DataSource and Clock from global modules. */
@Global()
@Module({})
export class HttpModule {
  static forRoot(config: Pick<Config, 'CLOCK'>, log: Log): DynamicModule {
    return {
      module: HttpModule,
      imports: [DiscoveryModule],
      controllers: [HealthController, ...(config.CLOCK.kind === 'manual' ? [ClockController] : [])],
      providers: [
        ...atEveryRoute,
        RouteRegister,
        KeyRetention,
        Readiness,
        Heartbeats,
        Remarks,
        { provide: Log, useValue: log },
      ],
      exports: [RouteRegister, Heartbeats, Remarks, Log],
    };
  }
}
