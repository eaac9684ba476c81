import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { FrameworkLog } from '../framework-log.js';
import { Log } from '../log.js';
import { checkDepth } from './problems/body-depth.js';
import { asProblem, problemBody } from './problems/problem-body.js';
import { serveDocumentation } from './routes/openapi.js';
import type { HttpReply, HttpRequest } from './request.js';

const MEBIBYTE = 1_048_576;
const traceparent = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/;

/** A request keeps the trace it came with (W3C Trace Context), so that one search finds it in all logs. */
function traceId(request: IncomingMessage): string {
  const header = request.headers['traceparent'];
  return (typeof header === 'string' ? traceparent.exec(header)?.[1] : undefined) ?? randomUUID();
}

/** An address Fastify cannot read meets no route and so no filter of ours; it is refused in the same form. */
function refuseAddress(error: Error, request: HttpRequest, reply: HttpReply): void {
  const problem = asProblem(error);
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-request-id', request.id)
    .send(problemBody(problem, request.id));
}

function edgeAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: MEBIBYTE,
    genReqId: traceId,
    requestTimeout: 30_000,
    // A stop waits for what has begun and does not wait for browsers that only keep a connection open.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: refuseAddress,
  });
}

/** The whole service on Fastify, ready to `listen` or, in a test, to be asked. */
export async function createService(module: Type | DynamicModule, log: Log): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, edgeAdapter(), {
    logger: new FrameworkLog(log),
    abortOnError: false,
    // Fastify reads JSON itself; Nest would add forms, which nobody here sends but a stranger's web page.
    bodyParser: false,
  });
  await configureEdge(app);
  return app;
}

/** What every request passes, in the service and in its tests alike. Call it before `app.init()`. */
async function configureEdge(app: NestFastifyApplication): Promise<void> {
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready'] });
  app.enableShutdownHooks();
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
  await app.register(helmet, { contentSecurityPolicy: { directives: contentPolicy } });
  watchRequests(app, app.get(Log));
  serveDocumentation(app);
}

/** Swagger UI writes its styles into the page; everything else comes from this service only. */
const contentPolicy = {
  defaultSrc: [`'self'`],
  styleSrc: [`'self'`, `'unsafe-inline'`],
  imgSrc: [`'self'`, 'data:'],
  scriptSrc: [`'self'`],
  objectSrc: [`'none'`],
  frameAncestors: [`'none'`],
  // The council may serve the demonstration on plain HTTP inside its network.
  upgradeInsecureRequests: null,
};

function watchRequests(app: NestFastifyApplication, log: Log): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    // Most answers hold a citizen's data or a key: what may be kept, such as the timetable, says so itself.
    void reply.header('cache-control', 'no-store');
    done();
  });
  server.addHook('preValidation', (request, _reply, done) => {
    checkDepth(request.body);
    done();
  });
  server.addHook('onResponse', (request: HttpRequest, reply, done) => {
    log.info('request', {
      traceId: request.id,
      method: request.method,
      // The pattern, not the address: a query may hold a surname.
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      person: request.admission?.actor.id ?? null,
    });
    done();
  });
}
