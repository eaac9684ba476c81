import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '../domain/problem.js';
import type { HttpRequest } from '../platform/http/request.js';
import { ROUTE_ACCESS, type RouteAccess } from '../platform/http/routes/roles.js';
import { Doorman } from './doorman.js';
import { FairUse } from './fair-use.js';

/** Whoever is away has no powers of their post that day; whether that is why, only the record of absences says. */
const onNoPost =
  'Сьогодні Ви не дієте на жодній посаді, тому ця дія Вам не дозволена. Якщо Вас записано відсутнім, а Ви працюєте, запис має скасувати начальник управління, а його власний – керівник.';

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
    const { roles: held, posts } = request.admission.actor;
    if (access === 'signed-in') return true;
    if (access?.some((role) => held.includes(role))) return true;
    throw new Problem('ROLE_MISSING', {
      ...(posts.length === 0 ? { detail: onNoPost } : {}),
      extra: { needed: access ?? [] },
    });
  }
}
