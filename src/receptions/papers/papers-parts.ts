import { ReceptionPapers } from './papers.js';
import { PapersController } from './papers.controller.js';

/** What the module of receptions is given by its papers (папери прийому). */
export const paperProviders = [ReceptionPapers];
export const paperControllers = [PapersController];
