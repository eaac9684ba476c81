import type { Rule } from '../rule.js';
import { allowedAttributesRule } from './allowed-attributes.js';
import { errorsCaught } from './errors-caught.js';
import { exclusiveDefault } from './exclusive-default.js';
import { flowsConnect } from './flows-connect.js';
import { jsonConditions } from './json-conditions.js';
import { knownClauses } from './known-clauses.js';
import { knownNames } from './known-names.js';
import { loopsOverLists } from './loops-over-lists.js';
import { messagesDeclared } from './messages-declared.js';
import { namingIds } from './naming-ids.js';
import { noCode } from './no-code.js';
import { noEventSubProcess } from './no-event-sub-process.js';
import { noInclusiveGateway } from './no-inclusive-gateway.js';
import { onTheWay } from './on-the-way.js';
import { oneProcess } from './one-process.js';
import { pathExpressions } from './path-expressions.js';
import { servicesComplete } from './services-complete.js';
import { sizeLimits } from './size-limits.js';
import { supportedElements } from './supported-elements.js';
import { tasksComplete } from './tasks-complete.js';
import { timerDates } from './timer-dates.js';
import { ukrainianNames } from './ukrainian-names.js';

/** Our own checks, besides those of bpmnlint. */
export const rules: readonly Rule[] = [
  oneProcess,
  sizeLimits,
  supportedElements,
  noInclusiveGateway,
  noEventSubProcess,
  noCode,
  allowedAttributesRule,
  pathExpressions,
  jsonConditions,
  exclusiveDefault,
  timerDates,
  messagesDeclared,
  knownNames,
  knownClauses,
  tasksComplete,
  servicesComplete,
  loopsOverLists,
  ukrainianNames,
  namingIds,
  flowsConnect,
  onTheWay,
  errorsCaught,
];
