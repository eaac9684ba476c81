import { pointerTo } from '../../domain/json.js';
import { Problem } from '../../domain/problem.js';
import type { Facts } from '../decision.js';
import type { Edition, ReadyRule } from '../editions/edition.js';
import { ask } from './ask/ask.js';
import { Diagrams } from './diagrams.js';
import type { EditionDiagram } from './edition-diagram.js';
import { withDiagram } from './kept-diagrams.js';

/** Facts of an edition with those that were not asked made up, because they are proved to change nothing. */
interface WholeFacts {
  readonly facts: Facts;
  /** What was not asked (не запитано). */
  readonly notAsked: readonly string[];
  /** Whether a rule holds whatever the facts are that were not asked. */
  readonly holdsAnyhow: (rule: ReadyRule) => boolean;
}

/**
 * Makes facts whole. Facts may be left out only where every value they could have leads to the same deciding
 * rule: then any of them will do to run the evaluators, and none of them is told as known.
 *
 * @throws FACTS_INVALID naming the facts that were left out and matter
 * @throws FACTS_IMPOSSIBLE, ANALYSIS_TOO_LARGE
 */
export function wholeFacts(edition: Edition, facts: Facts): WholeFacts {
  const notAsked = [...edition.facts.keys()].filter((fact) => !Object.hasOwn(facts, fact));
  if (notAsked.length === 0) return { facts, notAsked, holdsAnyhow: ({ holds }) => holds(facts) };
  return withDiagram(edition, (diagram) => {
    const { answers, certain, ask: wanted } = ask(diagram, facts, 'rule');
    const witness = answers[0]?.witness;
    if (!certain || !witness)
      refuseUnasked(
        edition,
        wanted.map(({ fact }) => fact),
      );
    return { facts: witness, notAsked, holdsAnyhow: holdsAnyhow(diagram, facts) };
  });
}

function holdsAnyhow(diagram: EditionDiagram, facts: Facts): WholeFacts['holdsAnyhow'] {
  const { space, possible } = diagram;
  const known = space.cellsOf(facts);
  return (ready) => {
    const not = space.diagrams.without(possible, diagram.holdsOf(ready));
    return space.diagrams.restrict(not, known) === Diagrams.no;
  };
}

function refuseUnasked(edition: Edition, facts: readonly string[]): never {
  const errors = facts.map((fact) => ({
    pointer: pointerTo('/facts', fact),
    detail: `Факт «${edition.facts.get(fact)?.label ?? fact}» (${fact}): не запитано, а від нього залежить рішення.`,
  }));
  throw new Problem('FACTS_INVALID', { errors, extra: { ruleSet: edition.document.id } });
}
