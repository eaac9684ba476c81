import { defineReads } from './define.js';
import { day } from './values.js';

/** What every decision in a diagram reads of its case (за законом якого дня): the edition of the day it was received. */
export const lawOfCase = defineReads({ receivedOn: day });
