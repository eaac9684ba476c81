import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ROUTE_DESCRIPTION, type RouteDescription } from './describe.js';
import { IDEMPOTENT_ROUTE } from '../idempotency/idempotent.js';
import { ROUTE_ACCESS, type RouteAccess } from './roles.js';

/** A route as its controller declares it. */
export interface Route {
  /** `SessionsController.signIn`: how a developer finds it. */
  readonly name: string;
  readonly method: string;
  /** Under the prefix: `/sessions/current`. */
  readonly path: string;
  readonly access: RouteAccess | undefined;
  readonly description: RouteDescription | undefined;
  readonly idempotent: boolean;
}

type Controller = ReturnType<DiscoveryService['getControllers']>[number];

/**
 * All routes of the service (перелік операцій), read from the controllers themselves. A route that does
 * not say who may call it stops the service at start: forgetting is not a way of opening a door.
 */
@Injectable()
export class RouteRegister implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const silent = this.routes().filter((route) => route.access === undefined);
    if (silent.length === 0) return;
    const names = silent.map((route) => `${route.method} ${route.path} (${route.name})`);
    throw new Error(`These routes say neither @Roles, @SignedIn nor @Public:\n- ${names.join('\n- ')}`);
  }

  routes(): Route[] {
    return this.discovery.getControllers().flatMap((controller) => this.routesOf(controller));
  }

  private routesOf({ metatype }: Controller): Route[] {
    if (typeof metatype !== 'function') return [];
    const prototype: object = metatype.prototype;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler: unknown = Reflect.get(prototype, name);
      if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) return [];
      return pathsOf(metatype, handler).map((path) => ({
        ...this.declared(metatype, handler),
        name: `${metatype.name}.${name}`,
        path,
      }));
    });
  }

  private declared(controller: Function, handler: Function): Omit<Route, 'name' | 'path'> {
    const places = [handler, controller] as Parameters<Reflector['getAllAndOverride']>[1];
    const verb: unknown = Reflect.getMetadata(METHOD_METADATA, handler);
    return {
      method: RequestMethod[typeof verb === 'number' ? verb : RequestMethod.GET] ?? 'GET',
      access: this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, places),
      description: this.reflector.getAllAndOverride<RouteDescription | undefined>(ROUTE_DESCRIPTION, places),
      idempotent: this.reflector.getAllAndOverride<boolean | undefined>(IDEMPOTENT_ROUTE, places) ?? false,
    };
  }
}

function pathsOf(controller: object, handler: object): string[] {
  const list = (target: object): string[] => [Reflect.getMetadata(PATH_METADATA, target) ?? ''].flat();
  return list(controller).flatMap((front) =>
    list(handler).map((back) => `/${[front, back].join('/')}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1')),
  );
}
