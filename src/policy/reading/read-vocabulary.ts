import { pointerTo } from '../../domain/json.js';
import type { FactDefinition, Invariant, Parameter } from '../catalogue/catalogue.js';
import { factsFile, parametersFile } from '../catalogue/formats.js';
import { type ConditionScope, readConditions } from './read-conditions.js';
import { readShape, type CheckedFile } from '../../platform/files/index.js';

/** Dated parameters, each with its values in order of time. */
export function readParameters(file: CheckedFile): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const [i, parameter] of (readShape(file, parametersFile)?.parameters ?? []).entries()) {
    const at = `/parameters/${i}`;
    if (parameters.has(parameter.id)) file.fault(at, `Параметр «${parameter.id}» описано двічі.`, 'repeated-name');
    parameters.set(parameter.id, parameter);
    for (const [j, value] of parameter.values.entries()) {
      const earlier = parameter.values[j - 1];
      if (earlier && earlier.from >= value.from)
        file.fault(`${at}/values/${j}/from`, 'Дати мають іти за зростанням.', 'overlapping-force');
      const isNumber = typeof value.value === 'number';
      if (isNumber !== (parameter.type === 'integer')) {
        file.fault(`${at}/values/${j}/value`, `Значення не відповідає виду «${parameter.type}».`, 'wrong-value');
      }
    }
  }
  return parameters;
}

/** The vocabulary of facts and the combinations of them that cannot be. */
export function readFacts(file: CheckedFile): {
  facts: Map<string, FactDefinition>;
  invariants: Invariant[];
} {
  const read = readShape(file, factsFile);
  const facts = new Map(Object.entries(read?.facts ?? {}));
  for (const [id, fact] of facts) {
    const at = pointerTo('/facts', id);
    if (id.startsWith('param.')) file.fault(at, 'Група «param» належить параметрам.');
    if (fact.type === 'enum' && Object.keys(fact.values).length < 2)
      file.fault(at, 'Потрібно щонайменше два значення.');
    if (fact.type === 'integer' && fact.minimum >= fact.maximum) file.fault(at, 'Найменше не менше за найбільше.');
  }
  // An impossibility does not depend on the day, so no dated parameter may stand in it.
  const scope: ConditionScope = { facts, parameters: new Map(), fault: (...fault) => file.fault(...fault) };
  const invariants = (read?.invariants ?? []).flatMap((invariant, i) => {
    const never = readConditions(invariant.never, `/invariants/${i}/never`, scope);
    return never ? [{ ...invariant, never }] : [];
  });
  return { facts, invariants };
}
