import { ChosenSet, ofRules } from '../command/of-rules.js';
import { flag } from '../command/options.js';
import { verb } from '../command/verb.js';
import { MutationReportView, mutateRules } from './mutate-report.js';
import { mutateText } from './mutate-text.js';

/** `npm run rules -- mutate`: would the tables notice a mistake in the rules? (видозміни). */
export const mutateVerb = verb(
  ofRules({
    name: 'mutate',
    summary: 'псує правила по одному й дивиться, чи помічають це таблиці; для непоміченого дає рядок',
    usage: '[набір…] [--all]',
    resource: 'mutations',
    ids: ['mutateRules', 'mutateProposal'],
    asks: ChosenSet.extend({ all: flag('Показати кожну видозміну') }),
    answer: MutationReportView,
    work: (source, asked, tell) => mutateRules(source, asked, tell),
    ending: ({ survived, sets }) => (survived > 0 || sets.some(({ failing }) => failing.length > 0) ? 'found' : 'fine'),
    text: mutateText,
  }),
);
