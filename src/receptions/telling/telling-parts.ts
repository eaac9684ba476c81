import { TellingPlugs } from './telling-plugs.js';

/** What the module of receptions is given by telling citizens who have no e-mail (повідомлення громадян). */
export const tellingProviders = [TellingPlugs];
