import { LineCallsController } from './line-calls.controller.js';
import { LineCalls } from './line-calls.js';
import { VisitDesk } from './visit-desk.js';
import { VisitPlugs } from './visit-plugs.js';
import { VisitRequests } from './visit-requests.js';
import { VisitController } from './visit.controller.js';

/** What the module of receptions is given by the visit of one citizen (прийом громадянина). */
export const visitProviders = [VisitDesk, VisitPlugs, VisitRequests, LineCalls];
export const visitControllers = [VisitController, LineCallsController];
