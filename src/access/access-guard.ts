import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '../domain/problem.js';
import type { HttpRequest } from '../platform/http/request.js';
import { ROUTE_ACCESS, type RouteAccess } from '../platform/http/routes/roles.js';
import { Doorman } from './doorman.js';
import { FairUse } from './fair-use.js';

/** Stands before every route: who is it, and may they? A route that says nothing lets nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly doorman: Doorman,
    private readonly fairUse: FairUse,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<HttpRequest>();
    request.admission = await this.doorman.admit(request.headers.authorization, request.ip);
    await this.fairUse.takeRequest(request.admission.actor.id);
    const held = request.admission.actor.roles;
    if (access === 'signed-in') return true;
    if (access?.some((role) => held.includes(role))) return true;
    throw new Problem('ROLE_MISSING', { extra: { needed: access ?? [] } });
  }
}
