import type { Office } from '../office.js';
import type { AppealRecord } from '../tables.js';
import { authorFacts, historyFacts, questionFacts } from './author-facts.js';
import { complaintFacts } from './complaint-facts.js';
import { letterFacts } from './letter-facts.js';

/** What a card tells by itself, before anything is decided of the letter (відомості картки). */
export function cardFacts(card: AppealRecord, office: Office) {
  return {
    ...letterFacts(card, office),
    ...authorFacts(card, office.classifier),
    ...questionFacts(card),
    ...historyFacts(card),
    ...complaintFacts(card, office),
  };
}
