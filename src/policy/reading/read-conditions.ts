import { isJsonObject, type JsonObject, pointerTo } from '../../domain/json.js';
import type { FactDefinition, Parameter } from '../catalogue/catalogue.js';
import { shown, valueFault } from '../catalogue/check-value.js';
import {
  type Comparison,
  type Condition,
  type ConditionGroup,
  type Operator,
  operators,
  operatorsOf,
  type Scalar,
} from '../catalogue/condition.js';
import { perhaps, type FaultCode } from '../../platform/files/index.js';

const maxDepth = 8;
const maxParts = 100;
const groupKeys = ['all', 'any', 'not'] as const;

/** What a condition may speak of, and whom to tell when it speaks of something else. */
export interface ConditionScope {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly fault: (pointer: string, text: string, code: FaultCode) => void;
}

/**
 * Reads conditions written in json-rules-engine's form and refuses all that the engine itself lets
 * pass: `any` beside `all`, empty groups, unknown operators, `path`, `params`, inner priorities,
 * named conditions, values of another type. The root must be a group, as the engine wants.
 */
export function readConditions(raw: unknown, at: string, scope: ConditionScope): ConditionGroup | null {
  if (isJsonObject(raw) && !groupKeys.some((key) => key in raw)) {
    scope.fault(at, 'Умови мають починатися з «all», «any» або «not».', 'bad-condition');
    return null;
  }
  const condition = readCondition(raw, at, 1, scope);
  return condition === null || 'fact' in condition ? null : condition;
}

function readCondition(raw: unknown, at: string, depth: number, scope: ConditionScope): Condition | null {
  if (depth > maxDepth) return refuse(scope, at, `Умови вкладено глибше ніж на ${maxDepth} рівнів; розділіть правило.`);
  if (!isJsonObject(raw)) return refuse(scope, at, `Тут має бути умова, а не ${shown(raw)}.`);
  const groups = groupKeys.filter((key) => key in raw);
  const [key] = groups;
  if (key === undefined) return readComparison(raw, at, scope);
  if (groups.length > 1) return refuse(scope, at, `Поряд стоять «${groups.join('» і «')}»: рушій узяв би лише одне.`);
  refuseKeys(raw, [key], at, scope);
  if (key === 'not') {
    const inner = readCondition(raw.not, pointerTo(at, key), depth + 1, scope);
    return inner && { not: inner };
  }
  const parts = readParts(raw[key], pointerTo(at, key), depth, scope);
  return parts && (key === 'all' ? { all: parts } : { any: parts });
}

function readParts(raw: unknown, at: string, depth: number, scope: ConditionScope): Condition[] | null {
  if (!Array.isArray(raw)) return refuse(scope, at, 'Тут має бути перелік умов у квадратних дужках.');
  if (raw.length === 0)
    return refuse(scope, at, 'Порожній перелік умов завжди істинний; приберіть його або додайте умову.');
  if (raw.length > maxParts) return refuse(scope, at, `Умов понад ${maxParts}; розділіть правило.`);
  const parts = raw.map((part: unknown, i) => readCondition(part, pointerTo(at, i), depth + 1, scope));
  const read = parts.filter((part) => part !== null);
  return read.length === parts.length ? read : null;
}

function refuse(scope: ConditionScope, at: string, text: string, code: FaultCode = 'bad-condition'): null {
  scope.fault(at, text, code);
  return null;
}

function refuseKeys(raw: JsonObject, allowed: readonly string[], at: string, scope: ConditionScope): void {
  for (const key of Object.keys(raw)) {
    if (allowed.includes(key)) continue;
    const why = key === 'path' ? 'Шляхи (path) заборонено.' : `Невідоме поле «${key}».${perhaps(key, allowed)}`;
    scope.fault(pointerTo(at, key), why, 'bad-condition');
  }
}

function isOperator(value: unknown): value is Operator {
  return typeof value === 'string' && operators.some((operator) => operator === value);
}

function readComparison(raw: JsonObject, at: string, scope: ConditionScope): Comparison | null {
  refuseKeys(raw, ['fact', 'operator', 'value'], at, scope);
  const { fact: id, operator } = raw;
  if (typeof id !== 'string') return refuse(scope, at, 'В умові немає факту («fact»).');
  const fact = scope.facts.get(id);
  if (!fact) {
    const likely = perhaps(id, scope.facts.keys());
    return refuse(scope, pointerTo(at, 'fact'), `Факту «${id}» немає серед дозволених тут.${likely}`, 'unknown-fact');
  }
  if (!isOperator(operator)) {
    const likely = typeof operator === 'string' ? perhaps(operator, operatorsOf[fact.type]) : '';
    const text = `Невідоме порівняння ${shown(operator)}.${likely}`;
    return refuse(scope, pointerTo(at, 'operator'), text, 'unknown-operator');
  }
  if (!operatorsOf[fact.type].includes(operator)) {
    const text = `Порівняння «${operator}» не для виду «${fact.type}»; можна: ${operatorsOf[fact.type].join(', ')}.`;
    return refuse(scope, pointerTo(at, 'operator'), text, 'unknown-operator');
  }
  const value = readOperand(raw.value, operator, fact, pointerTo(at, 'value'), scope);
  return value === null ? null : { fact: id, operator, value };
}

function readOperand(
  raw: unknown,
  operator: Operator,
  fact: FactDefinition,
  at: string,
  scope: ConditionScope,
): Comparison['value'] | null {
  if (isJsonObject(raw)) return readReference(raw, operator, fact, at, scope);
  if (operator !== 'in' && operator !== 'notIn') return readScalar(raw, fact, at, scope);
  if (!Array.isArray(raw) || raw.length === 0)
    return refuse(scope, at, `Для «${operator}» потрібен непорожній перелік.`);
  if (new Set(raw).size < raw.length) return refuse(scope, at, 'У переліку є повтори.');
  const values = raw.map((value: unknown, i) => readScalar(value, fact, pointerTo(at, i), scope));
  const read = values.filter((value) => value !== null);
  return read.length === values.length ? read : null;
}

function readScalar(raw: unknown, fact: FactDefinition, at: string, scope: ConditionScope): Scalar | null {
  const fault = valueFault(fact, raw);
  if (fault !== null) return refuse(scope, at, `Значення факту «${fact.label}» ${fault}`, 'wrong-value');
  return typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? raw : null;
}

function readReference(
  raw: JsonObject,
  operator: Operator,
  fact: FactDefinition,
  at: string,
  scope: ConditionScope,
): Comparison['value'] | null {
  refuseKeys(raw, ['fact'], at, scope);
  const id = raw.fact;
  const parameter = typeof id === 'string' ? scope.parameters.get(id) : undefined;
  if (!parameter) {
    const likely = typeof id === 'string' ? perhaps(id, scope.parameters.keys()) : '';
    const text = `Праворуч може стояти лише параметр (param.…), а ${shown(id)} ним не є.${likely}`;
    return refuse(scope, at, text, 'unknown-parameter');
  }
  if (operator === 'in' || operator === 'notIn') return refuse(scope, at, 'Параметр не може бути переліком.');
  if (parameter.type !== fact.type) {
    const text = `Параметр «${parameter.label}» має вид ${parameter.type}, а факт — ${fact.type}.`;
    return refuse(scope, at, text, 'wrong-value');
  }
  return { fact: parameter.id };
}
