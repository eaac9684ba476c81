import type { Asks, Contract, Ruling } from '../contract.js';
import { factFaults } from './fact-faults.js';
import { whyUnfit } from '../fits.js';
import { perhaps } from '../../../platform/files/index.js';

/** What in a rule set does not fit whoever asks it. */
export interface QuestionFinding {
  readonly set: string;
  readonly message: string;
}

/** Checks that the rules answer what our code asks of them beside the diagrams (питання програми до правил). */
export function checkQuestions(contract: Contract): readonly QuestionFinding[] {
  return [...contract.questions].flatMap(([set, asks]) =>
    messagesOf(set, asks, contract).map((message) => ({ set, message })),
  );
}

function messagesOf(set: string, asks: Asks, contract: Contract): readonly string[] {
  const ruling = contract.rulings.get(set);
  if (!ruling) return [`Програма питає набір «${set}», а його немає.${perhaps(set, contract.rulings.keys())}`];
  const given = asks.facts;
  const needed = given === null ? [] : Object.entries(contract.facts.get(set)?.properties ?? {});
  const facts = needed.flatMap(([fact, asked]) => factFaults(fact, asked, given ?? {}, contract));
  return [...facts.map((reason) => `Набір, якого питає програма, ${reason}`), ...outcomeFaults(ruling, asks)];
}

function outcomeFaults(ruling: Ruling, { outcomes }: Asks): readonly string[] {
  if (outcomes === null) return [];
  return [...ruling].flatMap(([outcome, given]) => {
    const read = outcomes.get(outcome);
    if (!read) return [`Програма не знає рішення «${outcome}» цього набору.${perhaps(outcome, outcomes.keys())}`];
    const reason = whyUnfit(given, read);
    return reason === null ? [] : [`Програма читає значення рішення «${outcome}»: ${reason}.`];
  });
}
