import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import { isOfOffice } from '../appeals/reading/reach.js';
import { Directory } from '../directory/index.js';
import { Problem } from '../domain/problem.js';
import { Roles } from '../platform/http/index.js';
import type { HttpRequest } from '../platform/http/request.js';

@Injectable()
class OfficeGuard implements CanActivate {
  constructor(private readonly directory: Directory) {}

  canActivate(context: ExecutionContext): boolean {
    const { admission } = context.switchToHttp().getRequest<HttpRequest>();
    if (admission && isOfOffice(admission.actor, this.directory)) return true;
    throw new Problem('ROLE_MISSING', { detail: 'Журнал особистого прийому веде приймальня управління.' });
  }
}

/** Only the office keeps the journal of receptions; a registrar of a unit registers that unit's letters. @throws ROLE_MISSING */
export const OfficeRegistrars = () => applyDecorators(Roles('registrar'), UseGuards(OfficeGuard));
