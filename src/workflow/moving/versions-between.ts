import { Problem } from '../../domain/problem.js';
import type { Definition, Definitions } from '../definitions/definitions.js';
import type { EditionGate } from '../definitions/edition-gate.js';
import type { FlowFinding } from '../contract/checks/flow-finding.js';
import type { ProcessDefinitionRecord } from '../tables.js';
import type { Stand } from './prepare-move.js';

/** The two versions of a process that cases are moved between. */
export interface Between {
  readonly from: Definition;
  readonly to: Definition;
  readonly rows: { readonly from: ProcessDefinitionRecord; readonly to: ProcessDefinitionRecord };
}

/** @throws PROCESS_UNKNOWN, MOVE_TO_SAME */
export async function versionsBetween(
  definitions: Definitions,
  key: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Between> {
  if (from === to) throw new Problem('MOVE_TO_SAME');
  const rows = { from: await definitions.row(key, from), to: await definitions.row(key, to) };
  return { from: await definitions.get(rows.from.id), to: await definitions.get(rows.to.id), rows };
}

/** What a case would lack in the version it goes over to, by its places there and the keys of its data. */
export async function lackingIn(
  gate: EditionGate,
  definitions: Definitions,
  { to, rows }: Between,
): Promise<Stand['lacks']> {
  const inForce = await definitions.inForce();
  const judge = await gate.fromPlaces({
    diagrams: new Map([...inForce.diagrams, [to.key, rows.to.xml]]),
    forms: new Map([...inForce.forms, ...(await definitions.keptForms(rows.to))]),
  });
  const known = new Map<string, ReturnType<Stand['lacks']>>();
  return (places, keys) => {
    const name = JSON.stringify([[...places].sort(), [...keys].sort()]);
    const faults = known.get(name) ?? judge(to.key, places, keys).map(inWords(to.key));
    known.set(name, faults);
    return faults;
  };
}

const inWords =
  (key: string) =>
  ({ process, elementId, message }: FlowFinding) => ({
    elementId,
    message: process === key ? message : `Процес «${process}»: ${message}`,
  });
