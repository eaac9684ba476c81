import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Actor, Role } from '../../../domain/actor.js';
import { Problem } from '../../../domain/problem.js';
import type { HttpRequest } from '../request.js';

/** Metadata key under which a route says who may call it. */
export const ROUTE_ACCESS = 'pryimalnia:access';

/** Who may call a route: everybody, everybody who has signed in, or the holders of one of these roles. */
export type RouteAccess = 'public' | 'signed-in' | readonly [Role, ...Role[]];

/**
 * The roles that may call a route (ролі доступу). Every route carries this, `@SignedIn()` or
 * `@Public()`: the service refuses to start with a route that says nothing.
 */
export const Roles = (first: Role, ...others: Role[]) => SetMetadata(ROUTE_ACCESS, [first, ...others]);

/** A route for anyone with a valid session, whatever the role: «хто я», the list of one's own tasks. */
export const SignedIn = () => SetMetadata(ROUTE_ACCESS, 'signed-in');

/** A route without a session: health, signing in, the description of the interface. */
export const Public = () => SetMetadata(ROUTE_ACCESS, 'public');

/** The person who acts in this request, with the posts held today. Refuses with NOT_AUTHENTICATED on a public route. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { admission } = context.switchToHttp().getRequest<HttpRequest>();
  if (!admission) throw new Problem('NOT_AUTHENTICATED');
  return admission.actor;
});
