import { type Directory, heldGroups, officeInLaw } from '../../directory/index.js';
import { roles } from '../../domain/actor.js';
import type { EditionFiles } from '../../edition/index.js';
import type { FileFault } from '../../platform/files/index.js';
import { contractOf, idsOf } from '../contract/contract-of.js';
import type { Declared } from '../contract/contract.js';
import { type GateOver, readComing } from './coming-edition.js';
import { amissIn, inFiles } from './edition-faults.js';
import { EditionGate } from './edition-gate.js';

/** The checks of diagrams beside the program as it is, and beside a given council, rules, forms and letters. */
export const gateOver =
  (declared: () => Declared): GateOver =>
  (directory, rules, forms, letters) => {
    const places = () => ({
      units: new Set([...directory.units().map(({ id }) => id), officeInLaw]),
      letters: letters(),
      posts: new Set(directory.posts().flatMap(({ id, inLaw }) => [id, inLaw ?? id])),
    });
    return new EditionGate(
      () => ({
        forms: new Set(forms.keys()),
        decisions: new Set(rules().ruleSets.keys()),
        topics: new Set(declared().topics.keys()),
        roles: new Set<string>(roles),
        ...places(),
        held: heldGroups(directory),
        acts: rules().acts,
      }),
      (kept = new Map()) => contractOf(declared(), new Map([...forms.all(), ...kept]), rules(), idsOf(places())),
    );
  };

/**
 * Judges the files of an edition by themselves, all diagrams as if each were new, where no service runs.
 *
 * @param present the council in force, whose ids the edition keeps
 * @throws FileFaults where the council, rules or forms cannot be read
 */
export async function judgeFiles(
  files: EditionFiles,
  { declared, ...beside }: { readonly council: string; readonly present: Directory; readonly declared: Declared },
): Promise<readonly FileFault<string>[]> {
  const { diagrams, forms, gate } = readComing(files, { ...beside, gateOver: gateOver(() => declared) });
  const { faults } = await gate.judge(diagrams, { diagrams, forms: forms.all() });
  return inFiles([...amissIn(gate), ...faults], diagrams);
}
