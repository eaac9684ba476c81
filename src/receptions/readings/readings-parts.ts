import { ReceptionFilesController } from './reception-files.controller.js';
import { VisitFilesController } from './visit-files.controller.js';

/** What the module of receptions is given to read its cases by (рішення, історія, схема). */
export const readingControllers = [ReceptionFilesController, VisitFilesController];
