import { loadCouncil } from '../../src/directory/index.js';

/** The demonstration council as its files give it. */
export const kryvyiRih = loadCouncil('kryvyi-rih');
